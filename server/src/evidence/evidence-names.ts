import type { EvidenceType } from '@jingxian/schema/vocabulary/ledger-words'

export const EVIDENCE_NAMES: Record<EvidenceType, string> = {
  BANK_RECEIPT: '银行进账单',
  CAPITAL_VERIFICATION: '验资报告',
  CONTRACT: '合同',
  NATIONAL_SYSTEM_RECORD: '国家外资系统记录',
  FX_REGISTRATION: '外汇登记',
  FX_CONFIRMATION: '外汇局询证',
  INVOICE: '发票',
  EQUIPMENT_LIST: '设备清单',
  CUSTOMS_DECLARATION: '报关单',
  PROGRESS_SHEET: '形象进度确认单',
  APPRAISAL: '评估报告',
  TRANSFER_REGISTRATION: '过户登记',
  PROPOSAL: '项目建议书或预可研',
  APPROVAL: '批准文件',
  BILINGUAL_TEXT: '中英文推介文本',
  INVESTOR_REGISTRATION: '投资方登记证明',
  MINUTES: '会谈纪要',
  TEAM_NAMED: '跟踪小组名单',
  AGREEMENT: '框架协议',
  LICENCE: '营业执照',
  PROJECT_CODE: '项目赋码或备案、核准文件',
  LAND_CONTRACT: '土地或厂房合同',
  CONSTRUCTION_PERMIT: '施工许可',
  SITE_PHOTO: '带定位的现场照片',
  ACCEPTANCE_RECORD: '竣工验收记录',
  TAX_RECORD: '纳税记录',
  POWER_RECORD: '用电记录',
  OUTPUT_RECORD: '产出记录',
  TERMINATION_NOTICE: '终止协议或通知',
  DECISION: '认定决定',
  SOCIAL_INSURANCE_LIST: '社保缴费名单',
  PAYROLL: '工资表',
  TECHNOLOGY_CONTRACT_REGISTRATION: '技术合同认定登记证明',
  HIGH_TECH_CERTIFICATE: '高新技术企业证书',
  RD_LEDGER: '研发项目台账',
  SUPER_DEDUCTION_ACCOUNT: '研发费用加计扣除辅助账',
  VAT_RETURN: '增值税申报表',
  PATENT_CERTIFICATE: '发明专利证书',
  INSTITUTION_CERTIFICATE: '研发机构认定文件',
  OTHER: '其他材料',
}

/** Groups of which one each is needed, as people read them: 银行进账单或验资报告、合同 */
export function namesOf(groups: readonly (readonly EvidenceType[])[]): string {
  return groups.map((group) => group.map((type) => EVIDENCE_NAMES[type]).join('或')).join('、')
}
