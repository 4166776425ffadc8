/** Where the demo clock stands when the province has been loaded. */
export const DEMO_START = new Date('2025-11-18T09:00:00+08:00')
