with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 201401, 201412, 201401, 201201),
         (0, 'p', 201301, 201312, 201301, 201101),
         (1, 'c', 201501, 201512, 201501, 201301),
         (1, 'p', 201401, 201412, 201401, 201201),
         (2, 'c', 201601, 201612, 201601, 201401),
         (2, 'p', 201501, 201512, 201501, 201301),
         (3, 'c', 201401, 201612, 201601, 201401),
         (3, 'p', 201101, 201312, 201301, 201101)
),
unit (id, city, assessment_group) as (
  select id, city, assessment_group from region where level in ('CITY', 'ZONE')
),
month_sum as (
  select f.city,
         f.month,
         sum(f.value) filter (where f.measure in ('PUB_FDI')) as s0,
         sum(f.value) filter (where f.measure in ('PUB_FDI')) as s1,
         sum(f.value) filter (where f.measure in ('PUB_POPULATION')) as s2,
         sum(f.entries) filter (where f.measure in ('PUB_FDI')) as s0_e,
         sum(f.entries) filter (where f.measure in ('PUB_FDI')) as s1_e,
         sum(f.entries) filter (where f.measure in ('PUB_POPULATION')) as s2_e
  from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f
  where f.measure in ('PUB_FDI', 'PUB_POPULATION')
    and f.month between 201101 and 201612
  group by f.city, f.month
),
reported (unit, month) as (
  select u.id, f.month from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f join unit u on u.city = f.city
  where f.measure = 'RETURN_CITY' and f.month between 201101 and 201612 group by 1, 2 having sum(f.value) > 0
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
  select fr.i, fr.role, m.city, sum(m.s0) as s0, sum(m.s1) filter (where m.month between fr.year_lo and fr.hi) as s1, sum(m.s2) filter (where m.month between fr.year_lo and fr.hi) as s2, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u, sum(m.s1_e) filter (where m.month between fr.year_lo and fr.hi) as s1_e, sum(m.s1_e) filter (where m.month = fr.hi) as s1_h, coalesce(max(1) filter (where m.month between fr.year_lo and fr.hi and m.s1_e > 0), 0)::bigint as s1_u, sum(m.s2_e) filter (where m.month between fr.year_lo and fr.hi) as s2_e, sum(m.s2_e) filter (where m.month = fr.hi) as s2_h, coalesce(max(1) filter (where m.month between fr.year_lo and fr.hi and m.s2_e > 0), 0)::bigint as s2_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  group by fr.i, fr.role, m.city
),
total_sum as (
  select i, role, sum(s0) as s0, sum(s0_e) as s0_e, sum(s0_h) as s0_h, sum(s0_u) as s0_u, sum(s1) as s1, sum(s1_e) as s1_e, sum(s1_h) as s1_h, sum(s1_u) as s1_u, sum(s2) as s2, sum(s2_e) as s2_e, sum(s2_h) as s2_h, sum(s2_u) as s2_u from (
  select fr.i, fr.role, m.city, sum(m.s0) as s0, sum(m.s1) filter (where m.month between fr.year_lo and fr.hi) as s1, sum(m.s2) filter (where m.month between fr.year_lo and fr.hi) as s2, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u, sum(m.s1_e) filter (where m.month between fr.year_lo and fr.hi) as s1_e, sum(m.s1_e) filter (where m.month = fr.hi) as s1_h, coalesce(max(1) filter (where m.month between fr.year_lo and fr.hi and m.s1_e > 0), 0)::bigint as s1_u, sum(m.s2_e) filter (where m.month between fr.year_lo and fr.hi) as s2_e, sum(m.s2_e) filter (where m.month = fr.hi) as s2_h, coalesce(max(1) filter (where m.month between fr.year_lo and fr.hi and m.s2_e > 0), 0)::bigint as s2_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  where fr.i = 3 and m.city in (210100, 219900)
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
         vc.gaps as gaps_c,
         p.s0 as s0_p,
         p.s0_e as s0_e_p,
         p.s0_h as s0_h_p,
         p.s0_u as s0_u_p,
         p.s1 as s1_p,
         p.s1_e as s1_e_p,
         p.s1_h as s1_h_p,
         p.s1_u as s1_u_p,
         p.s2 as s2_p,
         p.s2_e as s2_e_p,
         p.s2_h as s2_h_p,
         p.s2_u as s2_u_p,
         vp.live as live_p,
         vp.gaps as gaps_p
  from (select fr.i, k.* from generate_series(0, 2) fr (i) cross join (select distinct u.id as city from unit u) k) g
  left join frame_sum c on c.i = g.i and c.role = 'c' and c.city = g.city
  left join coverage vc on vc.i = g.i and vc.role = 'c' and vc.unit = g.city
  left join frame_sum p on p.i = g.i and p.role = 'p' and p.city = g.city
  left join coverage vp on vp.i = g.i and vp.role = 'p' and vp.unit = g.city
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
         vc.gaps as gaps_c,
         p.s0 as s0_p,
         p.s0_e as s0_e_p,
         p.s0_h as s0_h_p,
         p.s0_u as s0_u_p,
         p.s1 as s1_p,
         p.s1_e as s1_e_p,
         p.s1_h as s1_h_p,
         p.s1_u as s1_u_p,
         p.s2 as s2_p,
         p.s2_e as s2_e_p,
         p.s2_h as s2_h_p,
         p.s2_u as s2_u_p,
         vp.live as live_p,
         vp.gaps as gaps_p
  from (select 3 as i) g
  left join total_sum c on c.i = g.i and c.role = 'c'
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' and unit in (210100, 219900) group by i) vc on vc.i = g.i
  left join total_sum p on p.i = g.i and p.role = 'p'
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'p' and unit in (210100, 219900) group by i) vp on vp.i = g.i
),
valued as (
  select *,
         coalesce(city::text, '') as k,
         case when s0_e_c > 0 then coalesce(s0_c, 0) end as m0_c,
         case when s0_e_p > 0 then coalesce(s0_p, 0) end as m0_p,
         case when s1_e_c > 0 and s2_e_c > 0 and s2_c > 0 then coalesce(s1_c, 0) * 1 / s2_c end as m1_c,
         case when s1_e_p > 0 and s2_e_p > 0 and s2_p > 0 then coalesce(s1_p, 0) * 1 / s2_p end as m1_p
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
  where r.level = 'DETAIL' and r.city in (210100, 219900)
  order by r.i, r.city limit 50) r
)
select * from shown where (n0 > 0 and n0 <= 50)
union all
select r.*, null::bigint as n0, null::bigint as t0 from ranked r where r.level = 'GRAND_TOTAL';

with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 202101, 202112, 202101, 201901)
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
    and f.month between 202101 and 202112
  group by f.city, f.month
),
reported (unit, month) as (
  select u.id, f.month from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f join unit u on u.city = f.city
  where f.measure = 'RETURN_CITY' and f.month between 202101 and 202112 group by 1, 2 having sum(f.value) > 0
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
  where m.city in (210200)
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
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' and unit in (210200) group by i) vc on vc.i = g.i
),
valued as (
  select *,
         null::numeric as m0_c
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
  where r.level = 'DETAIL' and r.city in (210200)
  order by r.i, r.city limit 50) r
)
select * from shown where (n0 > 0 and n0 <= 50)
union all
select r.*, null::bigint as n0, null::bigint as t0 from ranked r where r.level = 'GRAND_TOTAL'
