/** Advisory locks of this house, in one list: two with one number would wait for each other. Any numbers that are ours alone. */
export const LOCKS = {
  /** Versions are allotted one by one. */
  versions: 20180904,
  /** One sealer of the audit at a time. */
  seal: 20180905,
  /** One builder of rollups at a time. */
  rollups: 20180906,
} as const
