// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/graphemes.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;

class TestGraphemes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsWhatAPersonSees_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count");
        QTest::newRow("nothing") << QString() << 0;
        QTest::newRow("ascii") << QStringLiteral("Hatstand") << 8;
        QTest::newRow("accent of its own") << QString::fromUtf8("e\u0301") << 1;
        QTest::newRow("family") << QString::fromUtf8("👩‍👩‍👧‍👦") << 1;
        QTest::newRow("flags") << QString::fromUtf8("🇵🇹🇳🇱") << 2;
        QTest::newRow("skin") << QString::fromUtf8("👍🏽!") << 2;
        QTest::newRow("line end") << QStringLiteral("a\r\nb") << 3;
        QTest::newRow("spacing mark") << QString::fromUtf8("\u0915\u093F") << 1;
    }
    void countsWhatAPersonSees()
    {
        QFETCH(const QString, text);
        QFETCH(const int, count);
        QCOMPARE(int(graphemeCount(text)), count);
    }

    void endsAreAscendingAndReachTheEnd()
    {
        QVERIFY(rc::check([](const std::u16string &units) {
            const QString text = QString::fromStdU16String(units);
            const auto ends = graphemeEnds(text);
            RC_ASSERT(qsizetype(ends.size()) == graphemeCount(text));
            RC_ASSERT(std::is_sorted(ends.begin(), ends.end()));
            if (!text.isEmpty())
                RC_ASSERT(ends.back() == text.size());
        }));
    }

    void theBeginningNeverCutsACharacter()
    {
        const QString text = QString::fromUtf8("a👩‍👩‍👧‍👦b");
        QCOMPARE(firstGraphemes(text, 1), QStringLiteral("a"));
        QCOMPARE(firstGraphemes(text, 2), QString::fromUtf8("a👩‍👩‍👧‍👦"));
        QCOMPARE(firstGraphemes(text, 99), text);
        QCOMPARE(firstGraphemes(text, 0), QString());
    }

    void bytesAreThoseOfUtf8()
    {
        QVERIFY(rc::check([](const std::vector<char16_t> &units) {
            QString text;
            for (const char16_t unit : units) {
                if (!QChar::isSurrogate(unit))
                    text += QChar(unit);
            }
            text += QString::fromUtf8("😀");
            RC_ASSERT(utf8Length(text) == text.toUtf8().size());
        }));
    }

    void anUnpairedSurrogateIsOneCodePoint()
    {
        QCOMPARE(codePointCount(QString(QChar(0xd83d))), qsizetype(1));
        QCOMPARE(codePointCount(QString::fromUtf8("😀a")), qsizetype(2));
    }
};

QTEST_GUILESS_MAIN(TestGraphemes)
#include "tst_graphemes.moc"
