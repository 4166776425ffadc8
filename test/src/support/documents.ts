/** GraphQL that several tests ask. */
export const BEGIN = `mutation($project: ID!, $capital: CapitalInput!, $revises: ID) {
  beginDraft(project: $project, capital: $capital, revises: $revises) { id version remarks { rule severity field message remedy } capital { worth { amountCny amountUsd notCounted } } }
}`
export const SAVE = `mutation($id: ID!, $version: Int!, $capital: CapitalInput!) {
  saveDraft(id: $id, version: $version, capital: $capital) { id version remarks { rule severity } }
}`
/** Begins a draft of any kind; the claim stands in the variable of its field. */
export const BEGIN_ANY = `mutation($project: ID!, $capital: CapitalInput, $jobs: JobsInput, $technology: TechnologyInput, $research: ResearchInput, $contribution: ContributionInput) {
  beginDraft(project: $project, capital: $capital, jobs: $jobs, technology: $technology, research: $research, contribution: $contribution) {
    id version kind minimumEvidence remarks { rule severity field message }
    jobs { month verified } technology { kind notCounted originCountry { code } } research { year institutions { level count } } contribution { month output }
  }
}`
export const SUBMIT = 'mutation($id: ID!, $version: Int!, $key: String!) { submitDraft(id: $id, version: $version, key: $key) { id status submittedBy } }'
export const JUDGE = `mutation($id: ID!, $move: EntryMove!, $note: String, $acceptedAmount: Decimal, $verified: [EvidenceCheckInput!]) {
  judgeEntry(id: $id, move: $move, note: $note, acceptedAmount: $acceptedAmount, verified: $verified) { id status assurance acceptedAmount knownFrom knownTo moves }
}`
export const ENTRY = `query($id: ID!) { entry(id: $id) { id status moves assurance revisedBy evidence { id type verification } steps { move actor note } remarks { rule } } }`

/** Amount of one city in October, year to date; `snapshot` asks an older version. */
export const CITY_AMOUNT = `query($city: [ID!], $snapshot: ID) {
  snapshot(id: $snapshot) { id cube(periods: {grain: MONTH, from: "2025-10", to: "2025-10"}, filter: {city: $city}) {
    rows { nodes { capitalUsed { value state } foreignCapitalUsed { value } domesticCapitalUsed { value } capitalArrivalRate { numerator denominator n status } } } } }
}`
