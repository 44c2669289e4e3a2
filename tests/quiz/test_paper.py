"""Papers drawn by blueprint: every row fulfilled whenever that is possible, by the seed alone."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.exam.draw import NoPaper, draw, how_many, read_back, recent_ids
from builder.exam.points import worth
from builder.model.exam import Exam, ExamRow, Named, Paper, RecordedPaper, RecordedPart
from builder.model.inline import text
from builder.model.quiz import Question, QuestionType

TYPES = (QuestionType.SINGLE, QuestionType.SHORT_ANSWER)
LEVELS = ("初级", "高级")
OBJECTIVES = ("a-lo-1", "a-lo-2", "b-lo-1", "b-lo-2", "c-lo-1", "c-lo-2")


def question(number: int, **more: object) -> Question:
    made = Question(
        id=f"com-{number:03}",
        name="题",
        type=QuestionType.SINGLE,
        stem=(text(f"第 {number} 问？"),),
    )
    return replace(made, **more)


def scenario(number: int, *objectives: str, points: tuple[float, ...] = ()) -> Question:
    parts = tuple(
        question(number, id=f"com-{number:03}-{place}", objective=objective, points=worth_)
        for place, (objective, worth_) in enumerate(
            zip(objectives, points or (1.0,) * len(objectives), strict=True), 1
        )
    )
    return question(number, type=QuestionType.SCENARIO, children=parts)


def row(count: int, points: float, kind: QuestionType = QuestionType.SINGLE, **more: object):
    return ExamRow(type=kind, count=count, points=points, **more)


def exam(*rows: ExamRow, **more: object) -> Exam:
    made = Exam(
        id="com-final",
        title="沟通期末卷",
        course=Named("com"),
        minutes=60,
        total=sum(each.count * each.points for each in rows),
        pass_mark=1,
        rows=rows,
    )
    return replace(made, **more)


@st.composite
def pools(draw_: st.DrawFn, *, with_scenarios: bool = True) -> tuple[Question, ...]:
    made = []
    for number in range(draw_(st.integers(3, 8))):
        level = draw_(st.sampled_from(LEVELS))
        tags = draw_(st.sampled_from(((), ("甲",), ("甲", "乙"))))
        objectives = draw_(st.lists(st.sampled_from(OBJECTIVES), min_size=1, max_size=3))
        if with_scenarios and draw_(st.booleans()):
            made.append(replace(scenario(number, *objectives), difficulty=level, tags=tags))
        else:
            objective = draw_(st.sampled_from(("", *objectives)))
            made.append(question(number, objective=objective, difficulty=level, tags=tags))
    return tuple(made)


@st.composite
def blueprints(draw_: st.DrawFn, *, with_scenarios: bool = True) -> Exam:
    """Each row has points of its own, by which a paper shows who stands where."""
    kinds = (QuestionType.SINGLE, *((QuestionType.SCENARIO,) if with_scenarios else ()))
    rows = tuple(
        row(
            draw_(st.integers(1, 2)),
            float(points),
            draw_(st.sampled_from(kinds)),
            difficulty=draw_(st.sampled_from(("", "", *LEVELS))),
            objectives=draw_(st.sampled_from(((), (), (Named("a-*"),), (Named("b-lo-1"),)))),
            tags=draw_(st.sampled_from(((), (), (Named("甲"),)))),
        )
        for points in range(1, draw_(st.integers(1, 3)) + 1)
    )
    return exam(*rows, per_objective=draw_(st.integers(0, 2)))


@st.composite
def overlapping(draw_: st.DrawFn) -> tuple[Exam, tuple[Question, ...]]:
    """Scenarios that share objectives with each other and with what else is asked."""
    some = st.lists(st.sampled_from(OBJECTIVES), min_size=2, max_size=3, unique=True)
    scenarios = [scenario(number, *draw_(some)) for number in range(draw_(st.integers(3, 6)))]
    singles = [
        question(number, objective=draw_(st.sampled_from(OBJECTIVES)))
        for number in range(10, 10 + draw_(st.integers(1, 4)))
    ]
    rows = (row(2, 9, QuestionType.SCENARIO), row(draw_(st.integers(1, 2)), 1))
    blueprint = exam(*rows, per_objective=draw_(st.sampled_from((0, 1, 1, 2))))
    return blueprint, (*scenarios, *singles)


def shown_by(each: Question) -> set[str]:
    return {part.objective for part in (each.children or (each,)) if part.objective}


def fits(each: Question, wanted: ExamRow) -> bool:
    is_wanted = not wanted.objectives or any(
        objective.startswith(name.word.rstrip("*"))
        for objective in shown_by(each)
        for name in wanted.objectives
    )
    return (
        each.type is wanted.type
        and wanted.difficulty in ("", each.difficulty)
        and is_wanted
        and (not wanted.tags or "甲" in each.tags)
    )


def every_paper(
    blueprint: Exam, pool: tuple[Question, ...], rows: tuple[ExamRow, ...] | None = None
) -> Iterator[tuple[Question, ...]]:
    """All sets that fulfil the rows, found by trying everything."""
    rows = blueprint.rows if rows is None else rows
    if not rows:
        yield ()
        return
    for chosen in combinations([each for each in pool if fits(each, rows[0])], rows[0].count):
        rest = tuple(each for each in pool if each not in chosen)
        for others in every_paper(blueprint, rest, rows[1:]):
            whole = (*chosen, *others)
            most = max(objective_counts(whole).values(), default=0)
            if not blueprint.per_objective or most <= blueprint.per_objective:
                yield whole


def objective_counts(questions: tuple[Question, ...]) -> Counter[str]:
    return Counter(objective for each in questions for objective in shown_by(each))


def repeats(questions: tuple[Question, ...]) -> int:
    again = sum(count - 1 for count in objective_counts(questions).values())
    return again + sum(not shown_by(each) for each in questions)


@settings(max_examples=200)
@given(st.one_of(st.tuples(blueprints(), pools()), overlapping()), st.integers(1, 5))
def test_a_paper_is_found_whenever_there_is_one_and_repeats_as_little_as_possible(
    wanted_and_there: tuple[Exam, tuple[Question, ...]], seed: int
) -> None:
    blueprint, pool = wanted_and_there
    possible = list(every_paper(blueprint, pool))
    drawn = draw(blueprint, pool, seed)
    if not possible:
        assert isinstance(drawn, NoPaper) and drawn.shortages
        return
    assert isinstance(drawn, Paper)
    ids = [each.id for each in drawn.questions]
    assert len(set(ids)) == len(ids) == blueprint.count
    for wanted in blueprint.rows:
        standing = [each for each in drawn.questions if each.points == wanted.points]
        assert len(standing) == wanted.count and all(fits(each, wanted) for each in standing)
    most = max(objective_counts(drawn.questions).values(), default=0)
    assert not blueprint.per_objective or most <= blueprint.per_objective
    assert repeats(drawn.questions) == min(map(repeats, possible))
    assert sum(each.points for each in drawn.questions) == blueprint.total


@given(blueprints(with_scenarios=False), pools(with_scenarios=False))
def test_a_shortage_names_rows_that_can_have_no_more_than_it_says(
    blueprint: Exam, pool: tuple[Question, ...]
) -> None:
    drawn = draw(blueprint, pool, 1)
    for shortage in drawn.shortages if isinstance(drawn, NoPaper) else ():
        rows = [blueprint.rows[number] for number in shortage.rows]
        slots = [replace(each, count=1) for each in rows for _ in range(each.count)]
        assert shortage.wanted == len(slots) > shortage.available
        sizes = (
            size
            for size in range(len(slots), -1, -1)
            for some in combinations(slots, size)
            if next(every_paper(blueprint, pool, some), None) is not None
        )
        assert next(sizes) == shortage.available


@given(blueprints(with_scenarios=False), pools(with_scenarios=False))
def test_the_supply_is_the_number_of_disjoint_papers(
    blueprint: Exam, pool: tuple[Question, ...]
) -> None:
    def disjoint(rest: tuple[Question, ...]) -> int:
        papers = {frozenset(each.id for each in paper) for paper in every_paper(blueprint, rest)}
        counts = (
            1 + disjoint(tuple(each for each in rest if each.id not in paper)) for paper in papers
        )
        return max(counts, default=0)

    assert how_many(blueprint, pool) == disjoint(pool)


@given(blueprints(), pools(), st.integers(1, 9), st.randoms())
def test_words_and_order_change_nothing(
    blueprint: Exam, pool: tuple[Question, ...], seed: int, chance: Random
) -> None:
    edited = [
        replace(each, stem=(text("改过的话"),), name="改名", explanation=text("新解析"))
        for each in pool
    ]
    chance.shuffle(edited)
    before, after = draw(blueprint, pool, seed), draw(blueprint, edited, seed)
    if isinstance(before, NoPaper):
        assert isinstance(after, NoPaper)
        return
    assert isinstance(after, Paper)
    assert [each.id for each in before.questions] == [each.id for each in after.questions]


def big_pool(size: int = 80) -> tuple[Question, ...]:
    return tuple(
        question(
            number,
            type=TYPES[number % 2],
            difficulty=LEVELS[number // 2 % 2],
            objective=f"com-lo-{number % 30}",
        )
        for number in range(size)
    )


BIG = exam(
    row(6, 2, difficulty="高级"),
    row(4, 3, QuestionType.SHORT_ANSWER),
    row(4, 1, difficulty="初级"),
    per_objective=1,
)


def ids(drawn: Paper | NoPaper) -> list[str]:
    assert isinstance(drawn, Paper)
    return [each.id for each in drawn.questions]


def test_a_seed_gives_one_paper_and_other_seeds_give_others() -> None:
    papers = [ids(draw(BIG, big_pool(), seed)) for seed in range(1, 13)]
    assert papers == [ids(draw(BIG, big_pool(), seed)) for seed in range(1, 13)]
    assert len({frozenset(paper) for paper in papers}) == 12
    assert len({each for paper in papers for each in paper}) > 60


def test_a_new_question_changes_at_most_a_few_places_of_a_paper() -> None:
    free = replace(BIG, per_objective=0)
    for seed in range(1, 6):
        before, after = ids(draw(free, big_pool(), seed)), ids(draw(free, big_pool(81), seed))
        assert len(set(before) - set(after)) <= 1


def test_types_come_as_in_the_blueprint_and_easy_before_hard() -> None:
    drawn = draw(BIG, big_pool(), 3)
    assert isinstance(drawn, Paper)
    order = [(each.type, each.difficulty) for each in drawn.questions]
    assert order[:10] == [(QuestionType.SINGLE, "初级")] * 4 + [(QuestionType.SINGLE, "高级")] * 6
    assert {each for each, _ in order[10:]} == {QuestionType.SHORT_ANSWER}
    levels = [level for _, level in order[10:]]
    assert levels == sorted(levels)  # 初 sorts before 高


def test_a_question_that_only_one_row_can_use_is_left_to_it() -> None:
    hard = question(1, difficulty="高级", objective="a-lo-1")
    easy = question(2, difficulty="初级", objective="a-lo-2")
    blueprint = exam(row(1, 1), row(1, 2, difficulty="高级"))
    for seed in range(1, 20):
        drawn = draw(blueprint, (hard, easy), seed)
        assert isinstance(drawn, Paper)
        assert [each.points for each in drawn.questions if each.id == hard.id] == [2]


def test_as_many_objectives_as_possible_are_tested() -> None:
    twice = tuple(question(number, objective=f"com-lo-{number // 2}") for number in range(20))
    none = tuple(question(number) for number in range(20, 40))
    for seed in range(1, 20):
        drawn = draw(exam(row(10, 1)), (*none, *twice), seed)
        assert isinstance(drawn, Paper)
        assert len({each.objective for each in drawn.questions} - {""}) == 10


def test_a_scenario_tests_the_objectives_of_all_its_parts() -> None:
    pool = (
        scenario(1, "a-lo-1", "a-lo-2"),
        scenario(2, "a-lo-1", "b-lo-1"),
        scenario(3, "b-lo-2", "a-lo-2"),
        question(4, objective="a-lo-2"),
        question(5, objective="b-lo-1"),
    )
    blueprint = exam(row(2, 4, QuestionType.SCENARIO), row(1, 1))
    for seed in range(1, 20):
        strict = draw(replace(blueprint, per_objective=1), pool, seed)
        assert isinstance(strict, NoPaper)
        drawn = draw(blueprint, pool, seed)
        assert isinstance(drawn, Paper)
        assert repeats(drawn.questions) == 1
    for seed in range(1, 20):
        strict = draw(exam(row(2, 4, QuestionType.SCENARIO), per_objective=1), pool, seed)
        assert isinstance(strict, Paper)
        assert {each.id for each in strict.questions} == {"com-002", "com-003"}


def test_a_paper_is_the_same_on_every_machine() -> None:
    numbers = [int(each.removeprefix("com-")) for each in ids(draw(BIG, big_pool(), 7))]
    assert numbers == [60, 48, 32, 24, 42, 70, 6, 46, 74, 22, 37, 61, 79, 59]


def test_what_the_latest_papers_asked_is_not_asked_again() -> None:
    blueprint = replace(BIG, avoid=2)
    held: list[RecordedPaper] = []
    for seed in range(1, 8):
        drawn = draw(blueprint, big_pool(), seed, recent_ids(blueprint, held))
        assert isinstance(drawn, Paper)
        now = {each.id for each in drawn.questions}
        for before in held[-2:]:
            assert now.isdisjoint(before.question_ids)
        part = RecordedPart(points=1, questions=tuple(Named(each) for each in sorted(now)))
        held.append(RecordedPaper(exam=Named(blueprint.id), seed=seed, parts=(part,)))
    assert recent_ids(BIG, held) == frozenset()


def test_a_recorded_paper_is_read_back_in_its_order_with_its_points() -> None:
    parts = (
        RecordedPart(points=4, questions=(Named("com-003"), Named("com-001"))),
        RecordedPart(points=2.5, questions=(Named("com-002"), Named("com-099"))),
    )
    record = RecordedPaper(exam=Named(BIG.id), seed=5, parts=parts)
    paper = read_back(BIG, record, big_pool())
    assert [(each.id, each.points) for each in paper.questions] == [
        ("com-003", 4), ("com-001", 4), ("com-002", 2.5),
    ]  # fmt: skip
    assert paper.bank.id == "com-final-5"


@given(
    st.lists(st.sampled_from((0.5, 1.0, 1.5, 2.0, 3.0, 7.0)), min_size=1, max_size=6),
    st.integers(1, 60).map(lambda halves: halves / 2),
)
def test_a_scenarios_points_are_shared_out_exactly(weights: list[float], points: float) -> None:
    given_ = worth(scenario(1, *["a-lo-1"] * len(weights), points=tuple(weights)), points)
    shares = [each.points for each in given_.children]
    assert sum(shares) == given_.points == points
    assert min(shares) > 0
    for weight, share in zip(weights, shares, strict=True):
        for other, against in zip(weights, shares, strict=True):
            assert weight <= other or share >= against, "a heavier part is worth no less"


@pytest.mark.parametrize(
    ("weights", "points", "shares"),
    [
        ((2, 3), 10, [4, 6]),
        ((1, 1, 1), 10, [4, 3, 3]),
        ((1, 9), 10, [1, 9]),
        ((1, 99), 10, [1, 9]),
        ((1, 1), 2.5, [1.5, 1]),
        ((1, 1, 1), 2, [0.5, 0.5, 1]),
    ],
)
def test_parts_keep_their_proportions_in_whole_points(
    weights: tuple[float, ...], points: float, shares: list[float]
) -> None:
    given_ = worth(scenario(1, *["a-lo-1"] * len(weights), points=weights), points)
    assert sorted(each.points for each in given_.children) == sorted(shares)
