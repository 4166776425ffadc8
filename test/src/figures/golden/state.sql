with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 202501, 202503, 202501, 202204),
         (1, 'c', 202504, 202506, 202501, 202207),
         (2, 'c', 202507, 202509, 202501, 202210),
         (3, 'c', 202501, 202509, 202501, 202210)
),
unit (id, city, assessment_group) as (
  select id, city, assessment_group from region where level in ('CITY', 'ZONE')
),
month_sum as (
  select f.city,
         f.month,
         f.project,
         f.assurance,
         sum(f.value) filter (where f.measure in ('DOMESTIC_CNY', 'FOREIGN_CNY')) as s0,
         sum(f.value) filter (where f.measure in ('PROJECT_SIGNED')) as s1,
         sum(f.value) filter (where f.measure in ('LIBRARY_PROJECT')) as s2,
         sum(f.entries) filter (where f.measure in ('DOMESTIC_CNY', 'FOREIGN_CNY')) as s0_e
  from (select * from fact where version <= 15 and basis = 1) f
  where f.measure in ('DOMESTIC_CNY', 'FOREIGN_CNY', 'PROJECT_SIGNED', 'LIBRARY_PROJECT')
    and f.month <= 202509
  group by f.city, f.month, f.project, f.assurance
),
project_state as (
  select i, role, project, stage, invested from (
    select fr.i, fr.role, f.project, f.stage, f.value as invested,
           row_number() over (partition by fr.i, fr.role, f.project order by f.month desc, f.id desc) as n
    from frame fr join fact f on f.measure = 'STAGE' and f.version <= 15 and f.month <= fr.hi) s
  where n = 1
),
reported (unit, month) as (
  select u.id, f.month from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f join unit u on u.city = f.city
  where f.measure = 'RETURN_CITY' and f.month between 202501 and 202509 group by 1, 2 having sum(f.value) > 0
),
coverage as (
  select fr.i, fr.role, u.id as unit, u.assessment_group,
         coalesce(bool_or(r.month = fr.hi), false) as live,
         (fr.hi / 100 - fr.lo / 100) * 12 + fr.hi % 100 - fr.lo % 100 + 1 - count(r.month) as gaps
  from frame fr cross join unit u
  left join reported r on r.unit = u.id and r.month between fr.lo and fr.hi
  group by fr.i, fr.role, fr.lo, fr.hi, u.id, u.assessment_group
),
frame_sum as (
  select fr.i, fr.role, case st.stage when 'IDEA' then 'PROMOTION' when 'PROMOTED' then 'PROMOTION' when 'LEAD' then 'NEGOTIATION' when 'NEGOTIATING' then 'NEGOTIATION' when 'FRAMEWORK' then 'NEGOTIATION' when 'SIGNED' then 'ADVANCING' when 'ESTABLISHED' then 'ADVANCING' when 'PERMITTING' then 'ADVANCING' when 'STARTED' then 'ADVANCING' when 'COMPLETED' then 'ADVANCING' when 'PRODUCING' then 'OPERATING' when 'FULL_CAPACITY' then 'OPERATING' when 'TERMINATED' then 'CLOSED' when 'WITHDRAWN' then 'CLOSED' when 'MERGED' then 'CLOSED' when 'VOIDED' then 'CLOSED' end as tier, sum(m.s0) filter (where m.month >= fr.lo) as s0, sum(m.s1) filter (where m.month >= fr.lo) as s1, sum(m.s2) filter (where true) as s2, sum(m.s0_e) filter (where m.month >= fr.lo) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, count(distinct m.city) filter (where m.month >= fr.lo and m.s0_e > 0) as s0_u
  from frame fr join month_sum m on m.month <= fr.hi
  join project_state st on st.i = fr.i and st.role = fr.role and st.project = m.project
  where case when st.invested >= 1000000 then 'FROM_10BN' when st.invested >= 100000 then 'FROM_1BN' when st.invested >= 10000 then 'FROM_100M' when st.invested >= 0 then 'BELOW_100M' end in (?, ?)
  group by fr.i, fr.role, case st.stage when 'IDEA' then 'PROMOTION' when 'PROMOTED' then 'PROMOTION' when 'LEAD' then 'NEGOTIATION' when 'NEGOTIATING' then 'NEGOTIATION' when 'FRAMEWORK' then 'NEGOTIATION' when 'SIGNED' then 'ADVANCING' when 'ESTABLISHED' then 'ADVANCING' when 'PERMITTING' then 'ADVANCING' when 'STARTED' then 'ADVANCING' when 'COMPLETED' then 'ADVANCING' when 'PRODUCING' then 'OPERATING' when 'FULL_CAPACITY' then 'OPERATING' when 'TERMINATED' then 'CLOSED' when 'WITHDRAWN' then 'CLOSED' when 'MERGED' then 'CLOSED' when 'VOIDED' then 'CLOSED' end
),
total_sum as (
  select i, role, sum(s0) as s0, sum(s0_e) as s0_e, sum(s0_h) as s0_h, sum(s0_u) as s0_u, sum(s1) as s1, sum(s2) as s2 from (
  select fr.i, fr.role, m.city, sum(m.s0) filter (where m.month >= fr.lo) as s0, sum(m.s1) filter (where m.month >= fr.lo) as s1, sum(m.s2) filter (where true) as s2, sum(m.s0_e) filter (where m.month >= fr.lo) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u
  from frame fr join month_sum m on m.month <= fr.hi
  join project_state st on st.i = fr.i and st.role = fr.role and st.project = m.project
  where fr.i = 3 and case when st.invested >= 1000000 then 'FROM_10BN' when st.invested >= 100000 then 'FROM_1BN' when st.invested >= 10000 then 'FROM_100M' when st.invested >= 0 then 'BELOW_100M' end in (?, ?)
  group by fr.i, fr.role, m.city
  ) units
  group by i, role
),
wide as (
  select 'DETAIL' as level, c.i, c.tier,
         c.s0 as s0_c,
         c.s0_e as s0_e_c,
         c.s0_h as s0_h_c,
         c.s0_u as s0_u_c,
         c.s1 as s1_c,
         c.s2 as s2_c,
         vc.live as live_c,
         vc.gaps as gaps_c
  from (
    select i, tier, s0, s0_e, s0_h, s0_u, s1, s2 from frame_sum where i < 3
    union all
    select fr.i, k.tier, null as s0, null as s0_e, null as s0_h, null as s0_u, null as s1, null as s2
    from (select tier, array_agg(i) as found from frame_sum group by tier having count(*) filter (where i < 3) < 3) k
    join generate_series(0, 2) fr (i) on fr.i <> all (k.found)
  ) c
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' group by i) vc on vc.i = c.i
union all
  select 'GRAND_TOTAL', g.i, null::text,
         c.s0 as s0_c,
         c.s0_e as s0_e_c,
         c.s0_h as s0_h_c,
         c.s0_u as s0_u_c,
         c.s1 as s1_c,
         c.s2 as s2_c,
         vc.live as live_c,
         vc.gaps as gaps_c
  from (select 3 as i) g
  left join total_sum c on c.i = g.i
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' group by i) vc on vc.i = g.i
),
valued as (
  select *,
         case when (live_c or s0_h_c > 0) then coalesce(s0_c, 0) end as m0_c,
         coalesce(s1_c, 0) as m1_c,
         coalesce(s2_c, 0) as m2_c
  from wide
),
ranked as not materialized (
  select v.*
  from valued v
),
shown as (
  select r.*, row_number() over (order by r.i, r.tier) as n0 from (
  select r.*, count(*) over () as t0
  from ranked r
  where r.level = 'DETAIL'
  order by r.i, r.tier limit 50) r
)
select * from shown where (n0 > 0 and n0 <= 50)
union all
select r.*, null::bigint as n0, null::bigint as t0 from ranked r where r.level = 'GRAND_TOTAL'
