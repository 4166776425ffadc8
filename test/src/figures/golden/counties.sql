with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 202507, 202509, 202501, 202210)
),
unit (id, city, assessment_group) as (
  select id, city, assessment_group from region where level in ('COUNTY', 'ZONE') and city in (210100)
),
month_sum as (
  select f.county,
         f.month,
         sum(f.value) as s0,
         sum(f.entries) as s0_e
  from (select measure, city, county, month, industry, country, nature, assurance, value, entries from fact where version > 0 and version <= 15 and basis = 1) f
  where f.measure in ('DOMESTIC_CNY')
    and f.month between 202507 and 202509
    and f.city in (210100)
  group by f.county, f.month
),
reported (unit, month) as (
  select u.id, f.month from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f join unit u on u.city = f.city
  where f.measure = 'RETURN_CITY' and f.month between 202507 and 202509 group by 1, 2 having sum(f.value) > 0
  union
  select f.county, f.month from fact f join unit u on u.id = f.county
  where f.version <= 15 and f.measure = 'RETURN_COUNTY' and f.month between 202507 and 202509 group by 1, 2 having sum(f.value) > 0
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
  select fr.i, fr.role, m.county, sum(m.s0) as s0, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  group by fr.i, fr.role, m.county
),
total_sum as (
  select i, role, sum(s0) as s0, sum(s0_e) as s0_e, sum(s0_h) as s0_h, sum(s0_u) as s0_u from (
  select fr.i, fr.role, m.county, sum(m.s0) as s0, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  group by fr.i, fr.role, m.county
  ) units
  group by i, role
),
wide as (
  select 'DETAIL' as level, g.i, g.county,
         c.s0 as s0_c,
         c.s0_e as s0_e_c,
         c.s0_h as s0_h_c,
         c.s0_u as s0_u_c,
         vc.live as live_c,
         vc.gaps as gaps_c
  from (select fr.i, k.* from generate_series(0, 0) fr (i) cross join (select distinct u.id as county from unit u) k) g
  left join frame_sum c on c.i = g.i and c.county = g.county
  left join coverage vc on vc.i = g.i and vc.role = 'c' and vc.unit = g.county
union all
  select 'GRAND_TOTAL', g.i, null::int,
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
         case when (live_c or s0_h_c > 0) then coalesce(s0_c, 0) end as m0_c
  from wide
),
ranked as (
  select v.*,
         v.m0_c / nullif(sum(v.s0_c) over (partition by v.level, v.i), 0) as m0_share_parent
  from valued v
  left join total_sum ft on ft.i = v.i and ft.role = 'c'
),
shown as (
  select r.*, row_number() over (order by r.m0_c desc nulls last, r.i, r.county) as n0 from (
  select r.*, count(*) over () as t0
  from ranked r
  where r.level = 'DETAIL'
  order by r.m0_c desc nulls last, r.i, r.county limit 2) r
)
select * from shown where (n0 > 0 and n0 <= 2)
union all
select r.*, null::bigint as n0, null::bigint as t0 from ranked r where r.level = 'GRAND_TOTAL';

with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 202507, 202509, 202501, 202210)
),
unit (id, city, assessment_group) as (
  select id, city, assessment_group from region where level in ('COUNTY', 'ZONE') and city in (210100)
),
month_sum as (
  select f.county,
         f.industry,
         f.month,
         sum(f.value) as s0,
         sum(f.entries) as s0_e
  from (select measure, city, county, month, industry, country, nature, assurance, value, entries from fact where version > 0 and version <= 15 and basis = 1) f
  where f.measure in ('DOMESTIC_CNY')
    and f.month between 202507 and 202509
    and f.city in (210100)
  group by f.county, f.industry, f.month
),
reported (unit, month) as (
  select u.id, f.month from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f join unit u on u.city = f.city
  where f.measure = 'RETURN_CITY' and f.month between 202507 and 202509 group by 1, 2 having sum(f.value) > 0
  union
  select f.county, f.month from fact f join unit u on u.id = f.county
  where f.version <= 15 and f.measure = 'RETURN_COUNTY' and f.month between 202507 and 202509 group by 1, 2 having sum(f.value) > 0
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
  select fr.i, fr.role, m.county, m.industry, sum(m.s0) as s0, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  group by fr.i, fr.role, m.county, m.industry
),
total_sum as (
  select i, role, sum(s0) as s0, sum(s0_e) as s0_e, sum(s0_h) as s0_h, sum(s0_u) as s0_u from (
  select fr.i, fr.role, m.county, sum(m.s0) as s0, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  group by fr.i, fr.role, m.county
  ) units
  group by i, role
),
wide as (
  select 'DETAIL' as level, c.i, c.county,
         c.industry,
         c.s0 as s0_c,
         c.s0_e as s0_e_c,
         c.s0_h as s0_h_c,
         c.s0_u as s0_u_c,
         vc.live as live_c,
         vc.gaps as gaps_c
  from (
    select i, county, industry, s0, s0_e, s0_h, s0_u from frame_sum where i < 1
  ) c
  left join coverage vc on vc.i = c.i and vc.role = 'c' and vc.unit = c.county
union all
  select 'GRAND_TOTAL', g.i, null::int,
         null::text,
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
         case when (live_c or s0_h_c > 0) then coalesce(s0_c, 0) end as m0_c
  from wide
),
ranked as (
  select v.*,
         v.m0_c / nullif(sum(v.s0_c) over (partition by v.level, v.i, v.county), 0) as m0_share_parent
  from valued v
  left join total_sum ft on ft.i = v.i and ft.role = 'c'
),
shown as (
  select r.*,
         row_number() over (partition by r.county order by r.m0_c desc nulls last, r.i, r.county, r.industry) as n0,
         count(*) over (partition by r.county) as t0
  from ranked r
  where r.level = 'DETAIL'
)
select * from shown where (n0 > 0 and n0 <= 3)
union all
select r.*, null::bigint as n0, null::bigint as t0 from ranked r where r.level = 'GRAND_TOTAL'
