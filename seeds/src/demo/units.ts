/** Shapes of the 15 units. All figures are invented; only their order of size follows the published GDP. */
export interface UnitShape {
  /** Share of domestic and of foreign capital, relative. */
  domestic: number
  foreign: number
  /** Growth per year; the last year may differ, so that units pass one another. */
  growth: number
  lastYear: number
  industries: readonly string[]
}

export const UNIT_SHAPES: Record<number, UnitShape> = {
  210100: { domestic: 24, foreign: 30, growth: 0.09, lastYear: 0.1, industries: ['C36', 'C34', 'C35', 'I65', 'C27', 'C39'] },
  210200: { domestic: 23, foreign: 36, growth: 0.07, lastYear: 0.06, industries: ['C26', 'C37', 'C34', 'I65', 'C39', 'G59'] },
  210300: { domestic: 8.4, foreign: 2.2, growth: 0.03, lastYear: 0.14, industries: ['C31', 'C30', 'C35', 'C34'] },
  210400: { domestic: 4.1, foreign: 0.9, growth: 0.01, lastYear: -0.03, industries: ['C25', 'C26', 'C30', 'C35'] },
  210500: { domestic: 3.6, foreign: 1.6, growth: 0.04, lastYear: 0.02, industries: ['C27', 'C31', 'C34'] },
  210600: { domestic: 4.6, foreign: 1.4, growth: 0.02, lastYear: -0.05, industries: ['C40', 'C13', 'C38', 'C36'] },
  210700: { domestic: 5.9, foreign: 1.5, growth: 0.06, lastYear: 0.05, industries: ['C26', 'C36', 'C39', 'C13'] },
  210800: { domestic: 8.5, foreign: 4.2, growth: 0.06, lastYear: 0.03, industries: ['C30', 'C31', 'C38', 'G59'] },
  210900: { domestic: 3.1, foreign: 0.6, growth: 0.05, lastYear: 0.13, industries: ['D44', 'C26', 'C13', 'C35'] },
  211000: { domestic: 4.4, foreign: 1.1, growth: 0.04, lastYear: 0.08, industries: ['C26', 'C32', 'C34'] },
  211100: { domestic: 7.0, foreign: 9.5, growth: 0.08, lastYear: 0.19, industries: ['C26', 'C25', 'C35', 'C13'] },
  211200: { domestic: 3.7, foreign: 0.8, growth: 0.02, lastYear: 0.08, industries: ['C13', 'C36', 'C35', 'D44'] },
  211300: { domestic: 4.9, foreign: 1.2, growth: 0.07, lastYear: 0.16, industries: ['C31', 'C30', 'C38', 'D44'] },
  211400: { domestic: 5.1, foreign: 0.9, growth: 0.05, lastYear: 0.02, industries: ['C25', 'C32', 'C26', 'D44'] },
  219900: { domestic: 1.9, foreign: 0.7, growth: 0.1, lastYear: 0.12, industries: ['C39', 'C35', 'I65', 'M73'] },
}

/** Building stops in winter; contracts are hurried before the halves of the year end. */
export const SEASON = [0.66, 0.6, 1.02, 0.98, 1.0, 1.24, 0.9, 0.93, 1.1, 1.12, 1.04, 1.41]

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
export const NAMES = ['恒远', '瑞川', '新越', '宏拓', '嘉禾', '鼎信', '华驰', '锐景', '东原', '博川', '启岳', '天衡', '凌云', '泰格', '合众', '远汇', '明筑', '卓然'] as const
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
