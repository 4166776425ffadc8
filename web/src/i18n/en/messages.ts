import access from './access.ts'
import app from './app.ts'
import data from './data.ts'
import leaderboards from './leaderboards.ts'
import tiles from './tiles.ts'
import ui from './ui.ts'
import wall from './wall.ts'
import words from './words.ts'

export default { access, app, data, leaderboards, tiles, ui, wall, words }
