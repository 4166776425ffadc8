/** Closed words as choices of a form. */
import { CapitalNature, CapitalOrigin, CommitmentKind, ContributionForm, FactFamily, ProjectKind, ShareRole } from '@jingxian/schema/vocabulary/project-words'
import { listOf } from '@jingxian/schema/vocabulary/words'
import { t } from '../../i18n/text.ts'

export const kinds = () => listOf(ProjectKind).map((value) => ({ value, label: t(`records.projectKind.${value}`) }))
export const natures = () => listOf(CapitalNature).map((value) => ({ value, label: t(`records.capitalNature.${value}`) }))
export const origins = () => listOf(CapitalOrigin).map((value) => ({ value, label: t(`records.capitalOrigin.${value}`) }))
export const contributions = () => listOf(ContributionForm).map((value) => ({ value, label: t(`records.contribution.${value}`) }))
export const commitments = () => listOf(CommitmentKind).map((value) => ({ value, label: t(`records.commitment.${value}`) }))
export const families = () => listOf(FactFamily).map((value) => ({ value, label: t(`records.factFamily.${value}`) }))
export const shareRoles = () => listOf(ShareRole).map((value) => ({ value, label: t(`records.shareRole.${value}`) }))
