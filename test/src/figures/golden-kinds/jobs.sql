with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 202506, 202506, 202501, 202207),
         (1, 'c', 202507, 202507, 202501, 202208),
         (2, 'c', 202508, 202508, 202501, 202209),
         (3, 'c', 202509, 202509, 202501, 202210),
         (4, 'c', 202506, 202509, 202501, 202210)
),
unit (id, city, assessment_group) as (
  select id, city, assessment_group from region where level in ('CITY', 'ZONE')
),
month_sum as (
  select f.city,
         f.month,
         sum(f.value) filter (where f.measure in ('JOBS_VERIFIED')) as s0,
         sum(f.value) filter (where f.measure in ('JOBS_REPORTED')) as s1,
         sum(f.entries) filter (where f.measure in ('JOBS_VERIFIED')) as s0_e,
         sum(f.entries) filter (where f.measure in ('JOBS_REPORTED')) as s1_e
  from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f
  where f.measure in ('JOBS_VERIFIED', 'JOBS_REPORTED')
    and f.month between 202506 and 202509
  group by f.city, f.month
),
reported (unit, month) as (
  select u.id, f.month from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f join unit u on u.city = f.city
  where f.measure = 'RETURN_CITY' and f.month between 202506 and 202509 group by 1, 2 having sum(f.value) > 0
),
coverage as (
  select fr.i, fr.role, u.id as unit, u.assessment_group,
         coalesce(bool_or(r.month = fr.hi), false) as live,
         (fr.hi / 100 - fr.lo / 100) * 12 + fr.hi % 100 - fr.lo % 100 + 1 - count(r.month) as gaps
  from frame fr cross join unit u
  left join reported r on r.unit = u.id and r.month = fr.hi where fr.i < 4
  group by fr.i, fr.role, fr.lo, fr.hi, u.id, u.assessment_group
  union all
  select fr.i, fr.role, u.id as unit, u.assessment_group,
         coalesce(bool_or(r.month = fr.hi), false) as live,
         (fr.hi / 100 - fr.lo / 100) * 12 + fr.hi % 100 - fr.lo % 100 + 1 - count(r.month) as gaps
  from frame fr cross join unit u
  left join reported r on r.unit = u.id and r.month between fr.lo and fr.hi where fr.i = 4
  group by fr.i, fr.role, fr.lo, fr.hi, u.id, u.assessment_group
),
frame_sum as not materialized (
  select fr.i, fr.role, m.city, m.s0, m.s0_e::numeric as s0_e, m.s0_e::numeric as s0_h, (case when m.s0_e > 0 then 1 else 0 end)::bigint as s0_u, m.s1, m.s1_e::numeric as s1_e, m.s1_e::numeric as s1_h, (case when m.s1_e > 0 then 1 else 0 end)::bigint as s1_u
  from frame fr join month_sum m on m.month = fr.hi where fr.i < 4
),
total_sum as (
  select i, role, sum(s0) as s0, sum(s0_e) as s0_e, sum(s0_h) as s0_h, sum(s0_u) as s0_u, sum(s1) as s1, sum(s1_e) as s1_e, sum(s1_h) as s1_h, sum(s1_u) as s1_u from (
  select fr.i, fr.role, m.city, sum(m.s0) as s0, sum(m.s1) as s1, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u, sum(m.s1_e) as s1_e, sum(m.s1_e) filter (where m.month = fr.hi) as s1_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s1_e > 0), 0)::bigint as s1_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  where fr.i = 4 and m.city in (210100, 210200)
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
         c.s1 as s1_c,
         c.s1_e as s1_e_c,
         c.s1_h as s1_h_c,
         c.s1_u as s1_u_c,
         vc.live as live_c,
         vc.gaps as gaps_c
  from (select fr.i, k.* from generate_series(0, 3) fr (i) cross join (select distinct u.id as city from unit u) k) g
  left join frame_sum c on c.i = g.i and c.city = g.city
  left join coverage vc on vc.i = g.i and vc.role = 'c' and vc.unit = g.city
union all
  select 'GRAND_TOTAL', g.i, null::int,
         c.s0 as s0_c,
         c.s0_e as s0_e_c,
         c.s0_h as s0_h_c,
         c.s0_u as s0_u_c,
         c.s1 as s1_c,
         c.s1_e as s1_e_c,
         c.s1_h as s1_h_c,
         c.s1_u as s1_u_c,
         vc.live as live_c,
         vc.gaps as gaps_c
  from (select 4 as i) g
  left join total_sum c on c.i = g.i
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' and unit in (210100, 210200) group by i) vc on vc.i = g.i
),
valued as (
  select *,
         case when s0_e_c > 0 then coalesce(s0_c, 0) end as m0_c,
         case when s1_e_c > 0 then coalesce(s1_c, 0) end as m1_c
  from wide
),
ranked as not materialized (
  select v.*
  from valued v
),
shown as (
  select r.*, row_number() over (order by r.i, r.city) as n0 from (
  select r.*, count(*) over () as t0
  from ranked r
  where r.level = 'DETAIL' and r.city in (210100, 210200)
  order by r.i, r.city limit 50) r
)
select * from shown where (n0 > 0 and n0 <= 50)
union all
select r.*, null::bigint as n0, null::bigint as t0 from ranked r where r.level = 'GRAND_TOTAL';

with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 202501, 202509, 202501, 202210)
),
unit (id, city, assessment_group) as (
  select id, city, assessment_group from region where level in ('CITY', 'ZONE')
),
month_flow as (
  select f.city,
         f.month,
         sum(f.value) filter (where f.measure in ('JOBS_VERIFIED')) as s0,
         sum(f.value) filter (where f.measure in ('JOBS_REPORTED')) as s1,
         sum(f.entries) filter (where f.measure in ('JOBS_VERIFIED')) as s0_e,
         sum(f.entries) filter (where f.measure in ('JOBS_REPORTED')) as s1_e
  from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f
  where f.measure in ('JOBS_VERIFIED', 'JOBS_REPORTED')
    and f.month between 202501 and 202509
  group by f.city, f.month
),
month_stock as (
  select f.city,
         f.month,
         sum(f.value) filter (where f.measure in ('JOBS_VERIFIED')) as s2,
         sum(f.value) filter (where f.measure in ('JOBS_DUE')) as s3
  from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f
  where f.measure in ('JOBS_VERIFIED', 'JOBS_DUE')
    and f.month <= 202509
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
  select i, role, city, max(s0) as s0, max(s0_e) as s0_e, max(s0_h) as s0_h, max(s0_u) as s0_u, max(s1) as s1, max(s1_e) as s1_e, max(s1_h) as s1_h, max(s1_u) as s1_u, max(s2) as s2, max(s3) as s3 from (
  select fr.i, fr.role, m.city, sum(m.s0) as s0, sum(m.s1) as s1, null::numeric as s2, null::numeric as s3, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u, sum(m.s1_e) as s1_e, sum(m.s1_e) filter (where m.month = fr.hi) as s1_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s1_e > 0), 0)::bigint as s1_u
  from frame fr join month_flow m on m.month <= fr.hi and m.month >= fr.lo
  group by fr.i, fr.role, m.city
  union all
  select fr.i, fr.role, m.city, null::numeric as s0, null::numeric as s1, sum(m.s2) filter (where true) as s2, sum(m.s3) filter (where true) as s3, null::numeric as s0_e, null::numeric as s0_h, null::bigint as s0_u, null::numeric as s1_e, null::numeric as s1_h, null::bigint as s1_u
  from frame fr join month_stock m on m.month <= fr.hi
  group by fr.i, fr.role, m.city
  ) parts
  group by i, role, city
),
total_sum as (
  select i, role, sum(s0) as s0, sum(s0_e) as s0_e, sum(s0_h) as s0_h, sum(s0_u) as s0_u, sum(s1) as s1, sum(s1_e) as s1_e, sum(s1_h) as s1_h, sum(s1_u) as s1_u, sum(s2) as s2, sum(s3) as s3 from (
  select i, role, city, max(s0) as s0, max(s0_e) as s0_e, max(s0_h) as s0_h, max(s0_u) as s0_u, max(s1) as s1, max(s1_e) as s1_e, max(s1_h) as s1_h, max(s1_u) as s1_u, max(s2) as s2, max(s3) as s3 from (
  select fr.i, fr.role, m.city, sum(m.s0) as s0, sum(m.s1) as s1, null::numeric as s2, null::numeric as s3, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u, sum(m.s1_e) as s1_e, sum(m.s1_e) filter (where m.month = fr.hi) as s1_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s1_e > 0), 0)::bigint as s1_u
  from frame fr join month_flow m on m.month <= fr.hi and m.month >= fr.lo
  where m.city in (210100, 210200, 210300)
  group by fr.i, fr.role, m.city
  union all
  select fr.i, fr.role, m.city, null::numeric as s0, null::numeric as s1, sum(m.s2) filter (where true) as s2, sum(m.s3) filter (where true) as s3, null::numeric as s0_e, null::numeric as s0_h, null::bigint as s0_u, null::numeric as s1_e, null::numeric as s1_h, null::bigint as s1_u
  from frame fr join month_stock m on m.month <= fr.hi
  where m.city in (210100, 210200, 210300)
  group by fr.i, fr.role, m.city
  ) parts
  group by i, role, city
  ) units
  group by i, role
),
wide as (
  select 'DETAIL' as level, g.i, g.city,
         c.s0 as s0_c,
         c.s0_e as s0_e_c,
         c.s0_h as s0_h_c,
         c.s0_u as s0_u_c,
         c.s1 as s1_c,
         c.s1_e as s1_e_c,
         c.s1_h as s1_h_c,
         c.s1_u as s1_u_c,
         c.s2 as s2_c,
         c.s3 as s3_c,
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
         c.s1 as s1_c,
         c.s1_e as s1_e_c,
         c.s1_h as s1_h_c,
         c.s1_u as s1_u_c,
         c.s2 as s2_c,
         c.s3 as s3_c,
         vc.live as live_c,
         vc.gaps as gaps_c
  from (select 0 as i) g
  left join total_sum c on c.i = g.i
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' and unit in (210100, 210200, 210300) group by i) vc on vc.i = g.i
),
valued as (
  select *,
         coalesce(city::text, '') as k,
         case when s0_e_c > 0 then coalesce(s0_c, 0) end as m0_c,
         case when s1_e_c > 0 then coalesce(s1_c, 0) end as m1_c,
         case when s3_c > 0 then coalesce(s2_c, 0) * 100 / s3_c end as m2_c
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
  select r.*, row_number() over (order by r.i, r.city) as n0 from (
  select r.*, count(*) over () as t0
  from ranked r
  where r.level = 'DETAIL' and r.city in (210100, 210200, 210300)
  order by r.i, r.city limit 50) r
)
select * from shown where (n0 > 0 and n0 <= 50)
union all
select r.*, null::bigint as n0, null::bigint as t0 from ranked r where r.level = 'GRAND_TOTAL';

with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 202506, 202506, 202501, 202207),
         (1, 'c', 202507, 202507, 202501, 202208),
         (2, 'c', 202508, 202508, 202501, 202209),
         (3, 'c', 202509, 202509, 202501, 202210),
         (4, 'c', 202506, 202509, 202501, 202210)
),
unit (id, city, assessment_group) as (
  select id, city, assessment_group from region where level in ('CITY', 'ZONE') and id in (select city from region where level in ('COUNTY', 'ZONE') and city in (210100))
),
month_sum as (
  select f.city,
         f.month,
         sum(f.value) as s0,
         sum(f.entries) as s0_e
  from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 12 and basis = 1) f
  where f.measure in ('JOBS_VERIFIED')
    and f.month between 202506 and 202509
    and f.city in (210100)
  group by f.city, f.month
),
reported (unit, month) as (
  select u.id, f.month from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 12 and basis = 1) f join unit u on u.city = f.city
  where f.measure = 'RETURN_CITY' and f.month between 202506 and 202509 group by 1, 2 having sum(f.value) > 0
),
coverage as (
  select fr.i, fr.role, u.id as unit, u.assessment_group,
         coalesce(bool_or(r.month = fr.hi), false) as live,
         (fr.hi / 100 - fr.lo / 100) * 12 + fr.hi % 100 - fr.lo % 100 + 1 - count(r.month) as gaps
  from frame fr cross join unit u
  left join reported r on r.unit = u.id and r.month = fr.hi where fr.i < 4
  group by fr.i, fr.role, fr.lo, fr.hi, u.id, u.assessment_group
  union all
  select fr.i, fr.role, u.id as unit, u.assessment_group,
         coalesce(bool_or(r.month = fr.hi), false) as live,
         (fr.hi / 100 - fr.lo / 100) * 12 + fr.hi % 100 - fr.lo % 100 + 1 - count(r.month) as gaps
  from frame fr cross join unit u
  left join reported r on r.unit = u.id and r.month between fr.lo and fr.hi where fr.i = 4
  group by fr.i, fr.role, fr.lo, fr.hi, u.id, u.assessment_group
),
frame_sum as (
  select fr.i, fr.role, sum(m.s0) as s0, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, count(distinct m.city) filter (where m.month >= fr.lo and m.s0_e > 0) as s0_u
  from frame fr join month_sum m on m.month = fr.hi
  where fr.i < 4
  group by fr.i, fr.role
),
total_sum as (
  select i, role, sum(s0) as s0, sum(s0_e) as s0_e, sum(s0_h) as s0_h, sum(s0_u) as s0_u from (
  select fr.i, fr.role, m.city, sum(m.s0) as s0, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  where fr.i = 4
  group by fr.i, fr.role, m.city
  ) units
  group by i, role
),
wide as (
  select 'DETAIL' as level, g.i, c.s0 as s0_c,
         c.s0_e as s0_e_c,
         c.s0_h as s0_h_c,
         c.s0_u as s0_u_c,
         vc.live as live_c,
         vc.gaps as gaps_c
  from (select fr.i from generate_series(0, 3) fr (i)) g
  left join frame_sum c on c.i = g.i
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' group by i) vc on vc.i = g.i
union all
  select 'GRAND_TOTAL', g.i, c.s0 as s0_c,
         c.s0_e as s0_e_c,
         c.s0_h as s0_h_c,
         c.s0_u as s0_u_c,
         vc.live as live_c,
         vc.gaps as gaps_c
  from (select 4 as i) g
  left join total_sum c on c.i = g.i
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' group by i) vc on vc.i = g.i
),
valued as (
  select *,
         case when s0_e_c > 0 then coalesce(s0_c, 0) end as m0_c
  from wide
),
ranked as not materialized (
  select v.*
  from valued v
),
shown as (
  select r.*, row_number() over (order by r.i) as n0 from (
  select r.*, count(*) over () as t0
  from ranked r
  where r.level = 'DETAIL'
  order by r.i limit 50) r
)
select * from shown where (n0 > 0 and n0 <= 50)
union all
select r.*, null::bigint as n0, null::bigint as t0 from ranked r where r.level = 'GRAND_TOTAL'
