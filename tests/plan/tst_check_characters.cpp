// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/check_case.h"
#include "plan/hidden_characters.h"

#include <QLocale>
#include <QTest>

using namespace hatstand;
using namespace hatstand::plan;
using test::fact;
using Case = test::CheckCase;

/// Characters that a text should not have, or that a network refuses.
class TestCheckCharacters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hiddenAndBrokenCharactersCanBeRemoved()
    {
        Case c;
        c.input.post.text = QStringLiteral("pay \u202Egnp.exe\u202C now");
        QCOMPARE(c.only().severity, Severity::Look);
        QCOMPARE(c.only().textStart, 4);
        QCOMPARE(c.only().textLength, 1);
        QVERIFY(c.afterRemedy().empty());
        QCOMPARE(c.input.post.text, QStringLiteral("pay gnp.exe now"));

        Case broken;
        broken.input.post.text = QStringLiteral("half ") + QChar(0xD83C) + QStringLiteral(" a loaf");
        QCOMPARE(broken.only().severity, Severity::MustFix);
        QVERIFY(broken.afterRemedy().empty());
        QCOMPARE(broken.input.post.text, QStringLiteral("half  a loaf"));
    }

    void charactersThatANetworkRefusesAreNamedAndReplaced_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("named");
        QTest::addColumn<int>("start");
        QTest::addColumn<QString>("after");
        const QStringList both{QStringLiteral("“<”"), QStringLiteral("“>”")};
        QTest::newRow("less") << "I <3 rye" << both.first(1) << 2 << QStringLiteral("I ‹3 rye");
        QTest::newRow("more") << "rye > oat >> wheat" << both.last(1) << 4
                              << QStringLiteral("rye › oat ›› wheat");
        QTest::newRow("both, the second first") << "3>2, 2<3" << both << 1 << QStringLiteral("3›2, 2‹3");
        QTest::newRow("around a link") << "See <https://crumb.example/a>!" << both << 4
                                       << QStringLiteral("See https://crumb.example/a!");
    }
    void charactersThatANetworkRefusesAreNamedAndReplaced()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, named);
        QFETCH(const int, start);
        QFETCH(const QString, after);
        Case c;
        c.input.post.text = text;
        QVERIFY(c.check().empty()); // most networks take them
        c.rules.text.forbidden = fact(QStringList{QStringLiteral("<"), QStringLiteral(">")});
        const Problem problem = c.only();
        QCOMPARE(problem.severity, Severity::MustFix);
        QCOMPARE(problem.place, ProblemPlace::Text);
        QVERIFY(problem.accountId == c.account.id);
        QVERIFY2(problem.what.contains(QLocale().createSeparatedList(named)), qPrintable(problem.what));
        QCOMPARE(problem.textStart, start);
        QCOMPARE(problem.textLength, 1);
        QVERIFY(c.afterRemedy().empty());
        // For that account only: others take the characters.
        QCOMPARE(c.input.post.text, text);
        QCOMPARE(c.input.post.versions.front().text, std::optional(after));
    }

    void aCharacterWithoutALookAlikeGoes()
    {
        Case c;
        c.rules.text.forbidden = fact(QStringList{QStringLiteral("🍞"), QStringLiteral("|")});
        c.input.post.text = QStringLiteral("Rye 🍞|🍞 oat");
        QCOMPARE(c.only().textStart, 4);
        QCOMPARE(c.only().textLength, 2);
        QVERIFY(c.afterRemedy().empty());
        QCOMPARE(c.input.post.versions.front().text, std::optional(QStringLiteral("Rye  oat")));
    }

    void marksThatAScriptNeedsAreLeftAlone()
    {
        QVERIFY(hiddenCharacters(QStringLiteral("שלום \u200FABC")).empty());
        QCOMPARE(hiddenCharacters(QStringLiteral("ABC \u200F")).size(), 1U);
        QVERIFY(hiddenCharacters(QStringLiteral("👩‍👩‍👧 می‌خواهم\tx\r\n")).empty());
        QVERIFY(brokenCharacters(QStringLiteral("👩‍👩‍👧")).empty());
    }
};

QTEST_APPLESS_MAIN(TestCheckCharacters)
#include "tst_check_characters.moc"
