with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 202501, 202510, 202501, 202211)
),
unit (id, city, assessment_group) as (
  select id, city, assessment_group from region where level in ('CITY', 'ZONE') and id in (select city from region where level in ('COUNTY', 'ZONE') and (id in (210302)) is not true)
),
month_sum as (
  select f.industry,
         f.city,
         f.month,
         sum(f.value) as s0,
         sum(f.entries) as s0_e
  from (select measure, city, county, month, industry, country, nature, assurance, value, entries from fact where version > 0 and version <= 15 and basis = 1) f
  where f.measure in ('DOMESTIC_CNY', 'FOREIGN_CNY')
    and f.month between 202501 and 202510
    and (left(f.industry, 1) in (?) or f.country in (?)) and (f.county in (210302)) is not true
  group by f.industry, f.city, f.month
),
reported (unit, month) as (
  select u.id, f.month from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f join unit u on u.city = f.city
  where f.measure = 'RETURN_CITY' and f.month between 202501 and 202510 group by 1, 2 having sum(f.value) > 0
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
  select fr.i, fr.role, m.industry, sum(m.s0) as s0, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, count(distinct m.city) filter (where m.month >= fr.lo and m.s0_e > 0) as s0_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  group by fr.i, fr.role, m.industry
),
total_sum as (
  select i, role, sum(s0) as s0, sum(s0_e) as s0_e, sum(s0_h) as s0_h, sum(s0_u) as s0_u from (
  select fr.i, fr.role, m.city, sum(m.s0) as s0, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  group by fr.i, fr.role, m.city
  ) units
  group by i, role
),
wide as (
  select 'DETAIL' as level, c.i, c.industry,
         c.s0 as s0_c,
         c.s0_e as s0_e_c,
         c.s0_h as s0_h_c,
         c.s0_u as s0_u_c,
         vc.live as live_c,
         vc.gaps as gaps_c
  from (
    select i, industry, s0, s0_e, s0_h, s0_u from frame_sum where i < 1
  ) c
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' group by i) vc on vc.i = c.i
union all
  select 'GRAND_TOTAL', g.i, null::text,
         c.s0 as s0_c,
         c.s0_e as s0_e_c,
         c.s0_h as s0_h_c,
         c.s0_u as s0_u_c,
         vc.live as live_c,
         vc.gaps as gaps_c
  from (select 0 as i) g
  left join total_sum c on c.i = g.i
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' group by i) vc on vc.i = g.i
),
valued as (
  select *,
         coalesce(industry::text, '') as k,
         case when (live_c or s0_h_c > 0) then coalesce(s0_c, 0) end as m0_c
  from wide
),
ranked as (
  select v.*,
         case when v.m0_c is not null then rank() over m0_w0_c end as m0_r0_c,
         case when v.m0_c is not null then dense_rank() over m0_w0_c end as m0_r0_dense_c,
         count(v.m0_c) over (m0_w0_c range between unbounded preceding and unbounded following) as m0_r0_of,
         count(v.m0_c) over (m0_w0_c range between current row and current row) as m0_r0_peers,
         min(v.m0_c) over (m0_w0_c groups between 1 preceding and 1 preceding) as m0_r0_ahead,
         min(v.k) over (m0_w0_c groups between 1 preceding and 1 preceding) as m0_r0_ahead_k,
         min(v.m0_c) over (m0_w0_c groups between 1 following and 1 following) as m0_r0_behind,
         min(v.k) over (m0_w0_c groups between 1 following and 1 following) as m0_r0_behind_k
  from valued v
  window m0_w0_c as (partition by v.level, v.i order by v.m0_c desc nulls last)
),
shown as (
  select r.*, row_number() over (order by r.i, r.industry) as n0 from (
  select r.*, count(*) over () as t0
  from ranked r
  where r.level = 'DETAIL' and r.m0_c >= ?::numeric
  order by r.i, r.industry limit 50) r
)
select * from shown where (n0 > 0 and n0 <= 50)
union all
select r.*, null::bigint as n0, null::bigint as t0 from ranked r where r.level = 'GRAND_TOTAL'
