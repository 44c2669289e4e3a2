"""All findings of a project without writing anything."""

from dataclasses import dataclass, replace

from builder.build.brands import known_brands, load_brand
from builder.build.decks import load_plans, page_of
from builder.build.images import Images
from builder.build.navigation import check_navigation
from builder.build.progress import Progress
from builder.build.project import Project
from builder.exam.check import check_exams
from builder.layout.kit import Kit
from builder.lint.catalogue import check_library
from builder.lint.diagnostic import Report
from builder.markdown.library import LoadedLibrary
from builder.slides.compose import compose


@dataclass(frozen=True, slots=True)
class Checked:
    """Findings and the library they are about."""

    report: Report
    loaded: LoadedLibrary


def check_project(project: Project) -> Checked:
    """Parse, plan and lay out everything; never imports the deck writer."""
    report = Report()
    with Progress() as progress:
        loaded, plans, themes = load_plans(project, (), report, progress)
        for brand in known_brands(project):
            if brand not in themes:
                load_brand(project, brand, report, loaded)
        report.merge_equal()
        check_library(loaded.library, report)
        check_exams(loaded.library, report)
        check_navigation(project.root, report)
        kit = Kit(report=report, load_image=Images(project.root, report).load)
        for plan in plans.values():
            kit = replace(kit, page=page_of(themes[plan.theme], project.root))
            progress.step(f"排版 {plan.course_id}")
            compose(plan, kit)
    return Checked(report, loaded)
