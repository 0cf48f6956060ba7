// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places.h"

#include <QProcess>
#include <QTest>

using namespace hatstand;

/// How the window's program answers when it is called wrongly, from a terminal.
class TestProgramCall : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrongIsSaidInASentence_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("named");
        QTest::newRow("theme") << QStringList{QStringLiteral("--theme"), QStringLiteral("purple")}
                               << QStringLiteral("purple");
        QTest::newRow("language") << QStringList{QStringLiteral("--language"), QStringLiteral("no such")}
                                  << QStringLiteral("no such");
        QTest::newRow("option") << QStringList{QStringLiteral("--loudly")} << QStringLiteral("loudly");
        QTest::newRow("two files") << QStringList{QStringLiteral("a.hatstand"), QStringLiteral("b.hatstand")}
                                   << QStringLiteral("b.hatstand");
    }
    void whatIsWrongIsSaidInASentence()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QString, named);
        QProcess program;
        program.start(test::programPath(QStringLiteral("hatstand")), words);
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 2);
        const QString said = QString::fromUtf8(program.readAllStandardError());
        QVERIFY2(said.contains(named) && said.contains(u"--help"), qPrintable(said));
    }

    void whatItCanDoIsToldToWhoAsks()
    {
        QProcess program;
        program.start(test::programPath(QStringLiteral("hatstand")), {QStringLiteral("--help")});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(program.readAllStandardOutput().contains("--quietly"));
    }
};

QTEST_GUILESS_MAIN(TestProgramCall)
#include "tst_program_call.moc"
