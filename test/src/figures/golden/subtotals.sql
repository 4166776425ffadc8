with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 202501, 202509, 202501, 202210)
),
unit (id, city, assessment_group) as (
  select id, city, assessment_group from region where level in ('CITY', 'ZONE')
),
month_sum as (
  select f.city,
         f.industry,
         f.month,
         sum(f.value) as s0,
         sum(f.entries) as s0_e
  from (select measure, city, county, month, industry, country, nature, assurance, value, entries from fact where version > 0 and version <= 15 and basis = 1) f
  where f.measure in ('DOMESTIC_CNY', 'FOREIGN_CNY')
    and f.month between 202501 and 202509
  group by f.city, f.industry, f.month
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
  select fr.i, fr.role, m.city, m.industry, sum(m.s0) as s0, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  group by fr.i, fr.role, m.city, m.industry
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
  select 'DETAIL' as level, c.i, c.city,
         c.industry,
         c.s0 as s0_c,
         c.s0_e as s0_e_c,
         c.s0_h as s0_h_c,
         c.s0_u as s0_u_c,
         vc.live as live_c,
         vc.gaps as gaps_c
  from (
    select i, city, industry, s0, s0_e, s0_h, s0_u from frame_sum where i < 1
  ) c
  left join coverage vc on vc.i = c.i and vc.role = 'c' and vc.unit = c.city
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
ranked as not materialized (
  select v.*
  from valued v
),
shown as (
  select r.*, row_number() over (order by r.m0_c desc nulls last, r.i, r.city, r.industry) as n0 from (
  select r.*, count(*) over () as t0
  from ranked r
  where r.level = 'DETAIL'
  order by r.m0_c desc nulls last, r.i, r.city, r.industry limit 10) r
)
select * from shown where (n0 > 0 and n0 <= 10)
union all
select r.*, null::bigint as n0, null::bigint as t0 from ranked r where r.level = 'GRAND_TOTAL';

with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 202501, 202509, 202501, 202210)
),
unit (id, city, assessment_group) as (
  select id, city, assessment_group from region where level in ('CITY', 'ZONE')
),
month_sum as (
  select f.city,
         f.month,
         sum(f.value) as s0,
         sum(f.entries) as s0_e
  from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f
  where f.measure in ('DOMESTIC_CNY', 'FOREIGN_CNY')
    and f.month between 202501 and 202509
  group by f.city, f.month
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
  select fr.i, fr.role, m.city, sum(m.s0) as s0, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  group by fr.i, fr.role, m.city
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
  select 'DETAIL' as level, g.i, g.city,
         c.s0 as s0_c,
         c.s0_e as s0_e_c,
         c.s0_h as s0_h_c,
         c.s0_u as s0_u_c,
         vc.live as live_c,
         vc.gaps as gaps_c
  from (select fr.i, k.* from generate_series(0, 0) fr (i) cross join (select distinct u.id as city from unit u) k) g
  left join frame_sum c on c.i = g.i and c.city = g.city
  left join coverage vc on vc.i = g.i and vc.role = 'c' and vc.unit = g.city
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
ranked as not materialized (
  select v.*
  from valued v
),
shown as (
  select r.*
  from ranked r
  where r.level = 'DETAIL'
)
select * from shown where true
union all
select r.* from ranked r where r.level = 'GRAND_TOTAL';

with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 202501, 202507, 202501, 202208),
         (1, 'c', 202501, 202508, 202501, 202209),
         (2, 'c', 202501, 202509, 202501, 202210),
         (3, 'c', 202501, 202509, 202501, 202210)
),
unit (id, city, assessment_group) as (
  select id, city, assessment_group from region where level in ('CITY', 'ZONE')
),
month_sum as (
  select f.city,
         f.month,
         sum(f.value) as s0,
         sum(f.entries) as s0_e
  from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f
  where f.measure in ('DOMESTIC_CNY', 'FOREIGN_CNY')
    and f.month between 202501 and 202509
  group by f.city, f.month
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
  select fr.i, fr.role, m.city, sum(m.s0) as s0, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  group by fr.i, fr.role, m.city
),
total_sum as (
  select i, role, sum(s0) as s0, sum(s0_e) as s0_e, sum(s0_h) as s0_h, sum(s0_u) as s0_u from (
  select fr.i, fr.role, m.city, sum(m.s0) as s0, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  where fr.i = 3
  group by fr.i, fr.role, m.city
  ) units
  group by i, role
),
wide as (
  select 'DETAIL' as level, g.i, g.city,
         c.s0 as s0_c,
         c.s0_e as s0_e_c,
         c.s0_h as s0_h_c,
         c.s0_u as s0_u_c,
         vc.live as live_c,
         vc.gaps as gaps_c
  from (select fr.i, k.* from generate_series(0, 2) fr (i) cross join (select distinct u.id as city from unit u) k) g
  left join frame_sum c on c.i = g.i and c.city = g.city
  left join coverage vc on vc.i = g.i and vc.role = 'c' and vc.unit = g.city
union all
  select 'GRAND_TOTAL', g.i, null::int,
         c.s0 as s0_c,
         c.s0_e as s0_e_c,
         c.s0_h as s0_h_c,
         c.s0_u as s0_u_c,
         vc.live as live_c,
         vc.gaps as gaps_c
  from (select 3 as i) g
  left join total_sum c on c.i = g.i
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' group by i) vc on vc.i = g.i
),
valued as (
  select *,
         case when (live_c or s0_h_c > 0) then coalesce(s0_c, 0) end as m0_c
  from wide
),
ranked as not materialized (
  select v.*
  from valued v
),
shown as (
  select r.*
  from ranked r
  where r.level = 'DETAIL'
)
select * from shown where true
union all
select r.* from ranked r where r.level = 'GRAND_TOTAL'
