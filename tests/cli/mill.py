"""mill.py: a small article with marks, made a document by the real notandactl

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

from notandactl import run, write

TEXT = 'The Mill Reopens\n\nBy Ann Oake\n\n"We 😀 are open," said Bo Reed on Friday.\n'
ANN = ('T1\tQuote 31 47\t"We 😀 are open,"\nT2\tCue 48 52\tsaid\nT3\tSource 53 60\tBo Reed\n'
       'R1\tHasCue Arg1:T1 Arg2:T2\nR2\tSource Arg1:T1 Arg2:T3\nA1\tkind T1 direct\n'
       '#1\tAnnotatorNotes T1\tfirst line\\nsecond\n')


def make(name='doc.notanda', marks=True):
    write('article.txt', TEXT)
    run('new', 'article.txt', '-o', name)
    if marks:
        write('marks.ann', ANN)
        run('annotate', name, 'marks.ann')
    return name
