with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 202201, 202212, 202201, 202001),
         (1, 'c', 202301, 202312, 202301, 202101),
         (2, 'c', 202401, 202412, 202401, 202201),
         (3, 'c', 202201, 202412, 202401, 202201)
),
unit (id, city, assessment_group) as (
  select id, city, assessment_group from region where level in ('CITY', 'ZONE')
),
month_sum as (
  select f.city,
         f.month,
         sum(f.value) filter (where f.measure in ('RD_CNY')) as s0,
         sum(f.value) filter (where f.measure in ('RD_REVENUE_CNY')) as s1,
         sum(f.value) filter (where f.measure in ('INVENTION_PATENT')) as s2,
         sum(f.entries) filter (where f.measure in ('RD_CNY')) as s0_e,
         sum(f.entries) filter (where f.measure in ('RD_REVENUE_CNY')) as s1_e,
         sum(f.entries) filter (where f.measure in ('INVENTION_PATENT')) as s2_e
  from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f
  where f.measure in ('RD_CNY', 'RD_REVENUE_CNY', 'INVENTION_PATENT')
    and f.month between 202201 and 202412
  group by f.city, f.month
),
reported (unit, month) as (
  select u.id, f.month from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f join unit u on u.city = f.city
  where f.measure = 'RETURN_CITY' and f.month between 202201 and 202412 group by 1, 2 having sum(f.value) > 0
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
  select fr.i, fr.role, m.city, sum(m.s0) as s0, sum(m.s1) as s1, sum(m.s2) as s2, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u, sum(m.s1_e) as s1_e, sum(m.s1_e) filter (where m.month = fr.hi) as s1_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s1_e > 0), 0)::bigint as s1_u, sum(m.s2_e) as s2_e, sum(m.s2_e) filter (where m.month = fr.hi) as s2_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s2_e > 0), 0)::bigint as s2_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  group by fr.i, fr.role, m.city
),
total_sum as (
  select i, role, sum(s0) as s0, sum(s0_e) as s0_e, sum(s0_h) as s0_h, sum(s0_u) as s0_u, sum(s1) as s1, sum(s1_e) as s1_e, sum(s1_h) as s1_h, sum(s1_u) as s1_u, sum(s2) as s2, sum(s2_e) as s2_e, sum(s2_h) as s2_h, sum(s2_u) as s2_u from (
  select fr.i, fr.role, m.city, sum(m.s0) as s0, sum(m.s1) as s1, sum(m.s2) as s2, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u, sum(m.s1_e) as s1_e, sum(m.s1_e) filter (where m.month = fr.hi) as s1_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s1_e > 0), 0)::bigint as s1_u, sum(m.s2_e) as s2_e, sum(m.s2_e) filter (where m.month = fr.hi) as s2_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s2_e > 0), 0)::bigint as s2_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  where fr.i = 3 and m.city in (210100, 210200)
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
         c.s2 as s2_c,
         c.s2_e as s2_e_c,
         c.s2_h as s2_h_c,
         c.s2_u as s2_u_c,
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
         c.s1 as s1_c,
         c.s1_e as s1_e_c,
         c.s1_h as s1_h_c,
         c.s1_u as s1_u_c,
         c.s2 as s2_c,
         c.s2_e as s2_e_c,
         c.s2_h as s2_h_c,
         c.s2_u as s2_u_c,
         vc.live as live_c,
         vc.gaps as gaps_c
  from (select 3 as i) g
  left join total_sum c on c.i = g.i
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' and unit in (210100, 210200) group by i) vc on vc.i = g.i
),
valued as (
  select *,
         coalesce(city::text, '') as k,
         case when s0_e_c > 0 then coalesce(s0_c, 0) end as m0_c,
         case when s0_e_c > 0 and s1_e_c > 0 and s1_c > 0 then coalesce(s0_c, 0) * 100 / s1_c end as m1_c,
         case when s2_e_c > 0 then coalesce(s2_c, 0) end as m2_c
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
  where r.level = 'DETAIL' and r.city in (210100, 210200)
  order by r.i, r.city limit 50) r
)
select * from shown where (n0 > 0 and n0 <= 50)
union all
select r.*, null::bigint as n0, null::bigint as t0 from ranked r where r.level = 'GRAND_TOTAL';

with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 202401, 202412, 202401, 202201)
),
unit (id, city, assessment_group) as (
  select id, city, assessment_group from region where level in ('CITY', 'ZONE')
),
month_sum as (
  select f.city,
         f.month,
         sum(f.value) filter (where f.measure in ('RD_CNY')) as s0,
         sum(f.value) filter (where f.measure in ('RD_REVENUE_CNY')) as s1,
         sum(f.entries) filter (where f.measure in ('RD_CNY')) as s0_e,
         sum(f.entries) filter (where f.measure in ('RD_REVENUE_CNY')) as s1_e
  from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f
  where f.measure in ('RD_CNY', 'RD_REVENUE_CNY')
    and f.month between 202401 and 202412
  group by f.city, f.month
),
reported (unit, month) as (
  select u.id, f.month from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f join unit u on u.city = f.city
  where f.measure = 'RETURN_CITY' and f.month between 202401 and 202412 group by 1, 2 having sum(f.value) > 0
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
  select fr.i, fr.role, m.city, sum(m.s0) as s0, sum(m.s1) as s1, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u, sum(m.s1_e) as s1_e, sum(m.s1_e) filter (where m.month = fr.hi) as s1_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s1_e > 0), 0)::bigint as s1_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  group by fr.i, fr.role, m.city
),
total_sum as (
  select i, role, sum(s0) as s0, sum(s0_e) as s0_e, sum(s0_h) as s0_h, sum(s0_u) as s0_u, sum(s1) as s1, sum(s1_e) as s1_e, sum(s1_h) as s1_h, sum(s1_u) as s1_u from (
  select fr.i, fr.role, m.city, sum(m.s0) as s0, sum(m.s1) as s1, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u, sum(m.s1_e) as s1_e, sum(m.s1_e) filter (where m.month = fr.hi) as s1_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s1_e > 0), 0)::bigint as s1_u
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
         c.s1 as s1_c,
         c.s1_e as s1_e_c,
         c.s1_h as s1_h_c,
         c.s1_u as s1_u_c,
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
         vc.live as live_c,
         vc.gaps as gaps_c
  from (select 0 as i) g
  left join total_sum c on c.i = g.i
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' group by i) vc on vc.i = g.i
),
valued as (
  select *,
         case when s0_e_c > 0 then coalesce(s0_c, 0) end as m0_c,
         case when s0_e_c > 0 and s1_e_c > 0 and s1_c > 0 then coalesce(s0_c, 0) * 100 / s1_c end as m1_c
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
select * from shown where false
union all
select r.* from ranked r where r.level = 'GRAND_TOTAL';

with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 202401, 202412, 202401, 202201)
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
  where f.measure in ('')
    and f.month between 202401 and 202412
  group by f.city, f.month
),
reported (unit, month) as (
  select u.id, f.month from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f join unit u on u.city = f.city
  where f.measure = 'RETURN_CITY' and f.month between 202401 and 202412 group by 1, 2 having sum(f.value) > 0
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
  where m.city in (210100)
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
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' and unit in (210100) group by i) vc on vc.i = g.i
),
valued as (
  select *,
         null::numeric as m0_c,
         null::numeric as m1_c
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
  where r.level = 'DETAIL' and r.city in (210100)
  order by r.i, r.city limit 50) r
)
select * from shown where (n0 > 0 and n0 <= 50)
union all
select r.*, null::bigint as n0, null::bigint as t0 from ranked r where r.level = 'GRAND_TOTAL'
