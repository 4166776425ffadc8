/** A failure that is said in one sentence, with the code that the command ends with. */
export class Failed extends Error {
  constructor(sentence, code = 1) {
    super(sentence)
    this.code = code
  }
}
