import { FEW_PROJECTS } from './stories.ts'

/**
 * Shapes of the 15 units. Every amount is invented; its order of size is the published one, as far as any was published
 * (docs/demo.md sets them side by side).
 */
export interface UnitShape {
  /** Share of the province's domestic capital, relative. Follows GDP; 大连 the one published figure of 2023. */
  domestic: number
  /** 万美元 in 2022, 2023, 2024, 2025. Published ones: all of 2022 (not 鞍山, 阜新); 2023 of 沈阳, 大连, 盘锦; 2024 of 大连. */
  foreign: readonly [number, number, number, number]
  /** Growth per year; the last year may differ. */
  growth: number
  lastYear: number
  industries: readonly string[]
}

export const UNIT_SHAPES: Record<number, UnitShape> = {
  210100: { domestic: 25, foreign: [391_800, 121_000, 132_000, 260_000], growth: 0.08, lastYear: 0.1, industries: ['C36', 'C34', 'C35', 'I65', 'C27', 'C39'] },
  210200: { domestic: 26, foreign: [203_000, 96_000, 188_000, 290_000], growth: 0.07, lastYear: 0.06, industries: ['C26', 'C37', 'C34', 'I65', 'C39', 'G59'] },
  210300: { domestic: 8.4, foreign: [1_800, 2_600, 3_100, 3_600], growth: 0.04, lastYear: 0.04, industries: ['C31', 'C30', 'C35', 'C34'] },
  210400: { domestic: 4.1, foreign: [370, 420, 510, 560], growth: 0.01, lastYear: -0.03, industries: ['C25', 'C26', 'C30', 'C35'] },
  210500: { domestic: 3.6, foreign: [500, 900, 1_300, 1_500], growth: 0.04, lastYear: 0.02, industries: ['C27', 'C31', 'C34'] },
  210600: { domestic: 4.6, foreign: [750, 800, 950, 1_000], growth: 0.02, lastYear: -0.05, industries: ['C40', 'C13', 'C38', 'C36'] },
  210700: { domestic: 5.9, foreign: [2_740, 2_500, 3_300, 3_900], growth: 0.06, lastYear: 0.05, industries: ['C26', 'C36', 'C39', 'C13'] },
  210800: { domestic: 8.3, foreign: [2_560, 3_800, 5_200, 6_100], growth: 0.05, lastYear: 0.03, industries: ['C30', 'C31', 'C38', 'G59'] },
  210900: { domestic: 3.1, foreign: [900, 700, 800, 1_100], growth: 0.05, lastYear: 0.13, industries: ['D44', 'C26', 'C13', 'C35'] },
  211000: { domestic: 4.4, foreign: [1_020, 1_200, 1_500, 1_700], growth: 0.04, lastYear: 0.08, industries: ['C26', 'C32', 'C34'] },
  211100: { domestic: 6.6, foreign: [1_230, 98_800, 41_000, 120_000], growth: 0.08, lastYear: 0.12, industries: ['C26', 'C25', 'C35', 'C13'] },
  211200: { domestic: 3.7, foreign: [400, 600, 700, 900], growth: 0.02, lastYear: 0.08, industries: ['C13', 'C36', 'C35', 'D44'] },
  211300: { domestic: 4.9, foreign: [2_660, 2_300, 2_900, 3_500], growth: 0.07, lastYear: 0.16, industries: ['C31', 'C30', 'C38', 'D44'] },
  211400: { domestic: 5.1, foreign: [620, 700, 850, 900], growth: 0.05, lastYear: 0.02, industries: ['C25', 'C32', 'C26', 'D44'] },
  219900: { domestic: 1.2, foreign: [500, 600, 800, 1_100], growth: 0.1, lastYear: 0.12, industries: ['C39', 'C35', 'I65', 'M73'] },
}

/** Projects and entries of a unit, relative: with size, but not in proportion to it. */
export function weightOf(city: number): number {
  return Math.sqrt(UNIT_SHAPES[city]!.domestic) * (FEW_PROJECTS[city] ?? 1)
}

/** How many of a unit's projects have foreign investors. */
export function opennessOf(city: number): number {
  return 0.06 + 0.28 * Math.min(1, Math.sqrt(UNIT_SHAPES[city]!.foreign[1] / 121_000))
}

/**
 * Building stops in winter; contracts are hurried before the quarter, the half and the year end. The first quarter weighs as
 * much as the published sums of 2022 say (all capital: 2,328 亿元 to March, 3,391 to May), most of it in March.
 */
export const SEASON = [0.72, 0.72, 2, 0.82, 0.86, 1.28, 0.8, 0.82, 1.12, 0.84, 0.82, 1.2]

export const WORDS: Record<string, readonly string[]> = {
  C13: ['农产品精深加工', '肉鸡屠宰加工', '玉米生物加工'],
  C25: ['炼化一体化', '石化原料', '清洁燃料'],
  C26: ['精细化工', '高端聚烯烃', '电子化学品', '催化剂'],
  C27: ['生物医药', '中药制剂', '医用材料'],
  C30: ['镁铝新材料', '硅基材料', '高端耐火材料'],
  C31: ['精特钢', '高强带钢', '钢结构'],
  C32: ['钛合金', '铜精深加工', '轻合金'],
  C34: ['数控机床', '精密轴承', '泵阀制造', '压缩机'],
  C35: ['机器人', '矿山装备', '智能装备', '半导体设备'],
  C36: ['汽车零部件', '新能源汽车', '动力总成', '专用车'],
  C37: ['船舶配套', '轨道交通装备', '航空零部件'],
  C38: ['动力电池', '输变电装备', '储能系统', '风电装备'],
  C39: ['集成电路', '光电显示', '传感器'],
  C40: ['仪器仪表', '检测设备'],
  D44: ['光伏发电', '风电场', '绿电制氢'],
  G59: ['临港物流', '冷链仓储', '保税仓储'],
  I65: ['工业软件', '数据服务', '信创适配'],
  M73: ['中试基地', '新材料研发', '检验检测'],
}

export const SUFFIXES = ['项目', '基地', '产业园', '一期', '二期', '扩建', '增资']

export const HOMES = ['苏州', '宁波', '常州', '无锡', '杭州', '深圳', '东莞', '佛山', '青岛', '烟台', '北京', '上海', '天津', '合肥', '厦门', '长沙', '武汉', '西安'] as const
/** Two of them make a brand: enough that few are alike. */
export const FIRST_SYLLABLES = [...'恒瑞新宏嘉鼎华锐东博启天凌泰合远明卓盛安金海辰立']
export const SECOND_SYLLABLES = [...'远川越拓禾信驰景原岳衡云格众汇筑然源达创晟通茂航']
export const ABROAD: readonly (readonly [country: string, name: string])[] = [
  ['HK', '港晟投资'],
  ['HK', '信和控股'],
  ['JP', '东和制作所'],
  ['JP', '三嶺化学'],
  ['DE', '莱茵工业'],
  ['DE', '巴登机械'],
  ['KR', '韩进新材'],
  ['KR', '大成电子'],
  ['SG', '狮城资本'],
  ['US', '北原材料'],
  ['TW', '台联精密'],
  ['NL', '泰德集团'],
]
