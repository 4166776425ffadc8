/** Charts measure their text: they wait until every character they write has its font. */
const WEIGHTS = [400, 550, 650]

/** Loads the slices of our fonts that hold these characters. Never fails: a chart in another font beats no chart. */
export async function loadFontsFor(text: string): Promise<void> {
  // ECharts takes the height of a line from the width of 国.
  const characters = [...new Set(`国${text}`)].join('')
  const wanted = WEIGHTS.flatMap((weight) =>
    ['Inter Variable', 'Noto Sans SC Variable'].map((family) =>
      document.fonts.load(`${weight} 12px "${family}"`, characters),
    ),
  )
  await Promise.allSettled(wanted)
}
