"""LibreOffice Calc as a reader of tables."""

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell

# Separator, quote, UTF-8, from line 1, columns as found; language, nothing else special; formulas are evaluated.
AS_EXCEL_OPENS_IT = "CSV:44,34,76,1,,0,false,false,false,false,false,0,true"


def opened_in_calc(data: bytes, suffix: str, folder: Path) -> list[list[Cell]]:
    """The cells of the first sheet after Calc has opened the file and saved it as a workbook."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("not run: soffice is not installed")
    if not any(Path(office).resolve().parent.glob("libsclo.*")):
        pytest.skip("not run: LibreOffice Calc is not installed")
    file = folder / f"bank{suffix}"
    file.write_bytes(data)
    done = subprocess.run(
        [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            *([f"--infilter={AS_EXCEL_OPENS_IT}"] if suffix == ".csv" else []),
            "--convert-to",
            "xlsx",
            "--outdir",
            str(folder / "calc"),
            str(file),
        ],
        capture_output=True,
        timeout=300,
        check=False,
        env={**os.environ, "HOME": str(folder)},
    )
    saved = next((folder / "calc").glob("*.xlsx"), None)
    assert saved, done.stderr.decode("utf-8", "replace")
    sheet = load_workbook(BytesIO(saved.read_bytes())).worksheets[0]
    return [list(row) for row in sheet.iter_rows()]
