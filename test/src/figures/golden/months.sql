with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 202507, 202507, 202501, 202208),
         (0, 'p', 202506, 202506, 202501, 202207),
         (1, 'c', 202508, 202508, 202501, 202209),
         (1, 'p', 202507, 202507, 202501, 202208),
         (2, 'c', 202509, 202509, 202501, 202210),
         (2, 'p', 202508, 202508, 202501, 202209),
         (3, 'c', 202507, 202509, 202501, 202210),
         (3, 'p', 202504, 202506, 202501, 202207)
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
  where f.measure in ('DOMESTIC_CNY')
    and f.month between 202504 and 202509
  group by f.city, f.month
),
reported (unit, month) as (
  select u.id, f.month from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f join unit u on u.city = f.city
  where f.measure = 'RETURN_CITY' and f.month between 202504 and 202509 group by 1, 2 having sum(f.value) > 0
),
coverage as (
  select fr.i, fr.role, u.id as unit, u.assessment_group,
         coalesce(bool_or(r.month = fr.hi), false) as live,
         (fr.hi / 100 - fr.lo / 100) * 12 + fr.hi % 100 - fr.lo % 100 + 1 - count(r.month) as gaps
  from frame fr cross join unit u
  left join reported r on r.unit = u.id and r.month = fr.hi where fr.i < 3
  group by fr.i, fr.role, fr.lo, fr.hi, u.id, u.assessment_group
  union all
  select fr.i, fr.role, u.id as unit, u.assessment_group,
         coalesce(bool_or(r.month = fr.hi), false) as live,
         (fr.hi / 100 - fr.lo / 100) * 12 + fr.hi % 100 - fr.lo % 100 + 1 - count(r.month) as gaps
  from frame fr cross join unit u
  left join reported r on r.unit = u.id and r.month between fr.lo and fr.hi where fr.i = 3
  group by fr.i, fr.role, fr.lo, fr.hi, u.id, u.assessment_group
),
frame_sum as (
  select fr.i, fr.role, m.city, m.s0, m.s0_e::numeric as s0_e, m.s0_e::numeric as s0_h, (case when m.s0_e > 0 then 1 else 0 end)::bigint as s0_u
  from frame fr join month_sum m on m.month = fr.hi where fr.i < 3
  union all
  select fr.i, fr.role, m.city, sum(m.s0) as s0, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  where fr.i = 3
  group by fr.i, fr.role, m.city
),
total_sum as (
  select i, role, sum(s0) as s0, sum(s0_e) as s0_e, sum(s0_h) as s0_h, sum(s0_u) as s0_u from (
  select fr.i, fr.role, m.city, sum(m.s0) as s0, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  where fr.i = 3 and m.city in (210100)
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
         vc.gaps as gaps_c,
         p.s0 as s0_p,
         p.s0_e as s0_e_p,
         p.s0_h as s0_h_p,
         p.s0_u as s0_u_p,
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
         vc.live as live_c,
         vc.gaps as gaps_c,
         p.s0 as s0_p,
         p.s0_e as s0_e_p,
         p.s0_h as s0_h_p,
         p.s0_u as s0_u_p,
         vp.live as live_p,
         vp.gaps as gaps_p
  from (select 3 as i) g
  left join total_sum c on c.i = g.i and c.role = 'c'
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' and unit in (210100) group by i) vc on vc.i = g.i
  left join total_sum p on p.i = g.i and p.role = 'p'
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'p' and unit in (210100) group by i) vp on vp.i = g.i
),
valued as (
  select *,
         case when (live_c or s0_h_c > 0) then coalesce(s0_c, 0) end as m0_c,
         case when (live_p or s0_h_p > 0) then coalesce(s0_p, 0) end as m0_p
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
