// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/fts_index.h"
#include "listen/topics/cut_text.h"
#include "listen/topics/index_characters.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand::listen;
using namespace Qt::StringLiterals;

namespace
{
QStringList words(const QString &text)
{
    const std::vector<QString> cut = indexWords(text);
    return QStringList(cut.begin(), cut.end());
}

QString ofCharacters(const std::vector<char32_t> &characters)
{
    return QString::fromUcs4(characters.data(), static_cast<qsizetype>(characters.size()));
}

/// Letters of many scripts, marks, signs and anything else, so that words of some length come about.
rc::Gen<char32_t> anyCharacter()
{
    const auto range = [](int from, int to) {
        return rc::gen::map(rc::gen::inRange(from, to), [](int c) { return static_cast<char32_t>(c); });
    };
    return rc::gen::weightedOneOf<char32_t>({
        {6, range('a', 'z' + 1)},
        {3, range(1, 0x250)},
        {3, range(0x300, 0x370)},
        {2, range(0x370, 0x2000)},
        {2, rc::gen::just(U' ')},
        {2, range(0x2000, 0xD800)},
        {1, range(0xE000, 0x10000)},
        {2, range(0x10000, 0x20000)},
        {1, range(0x20000, 0x110000)},
    });
}
} // namespace

class TestCutText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreFoldedAsTheIndexFoldsThem()
    {
        QCOMPARE(words(u"Bakfietsen in RÓTTERDAM, e-bike & «Crème»"_s),
                 (QStringList{u"bakfietsen"_s, u"in"_s, u"rotterdam"_s, u"e"_s, u"bike"_s, u"creme"_s}));
        QCOMPARE(words(u"cafe\u0301"_s), words(u"café"_s));
        QCOMPARE(words(u"  … - "_s), QStringList());
        QCOMPARE(words(u"東京の自転車 bike"_s), (QStringList{u"東京の自転車"_s, u"bike"_s}));
    }

    void whatIsScannedKeepsWhatPartsWords()
    {
        QCOMPARE(cutText(u"  É \n\t❤\uFE0F b"_s).folded, u"e ❤ b"_s);
        QVERIFY(needsScan(u"🚲"_s));
        QVERIFY(needsScan(u"🤣"_s));
        QVERIFY(needsScan(u"自転車"_s));
        QVERIFY(needsScan(u"ラーメン"_s));
        QVERIFY(needsScan(u"จักรยาน"_s));
        QVERIFY(!needsScan(u"e-bike® für 20 € — vélo, велосипед, 자전거"_s));
    }

    /// Each code point alone, inside a word, and at its beginning.
    void everyCharacterIsSeenAsTheLinkedSqliteSeesIt()
    {
        FtsIndex index;
        index.run("BEGIN");
        const auto textOf = [](char32_t c) {
            const QString one = QString::fromUcs4(&c, 1);
            return u"q%1q %1 %1q"_s.arg(one);
        };
        const auto isAsked = [](char32_t c) {
            return (c < 0xD800 || c > 0xDFFF) && (c < 0x30000 || c % 64 == 0);
        };
        std::vector<std::pair<qint64, QByteArray>> expected;
        for (char32_t c = 1; c < 0x110000; ++c) {
            if (!isAsked(c))
                continue;
            const QString text = textOf(c);
            index.add(c, text);
            for (const QString &word : indexWords(text))
                expected.emplace_back(c, word.toUtf8());
        }
        const std::vector<FtsIndex::Word> found = index.words();
        QCOMPARE(found.size(), expected.size());
        for (size_t i = 0; i < found.size(); ++i) {
            if (found[i].row != expected[i].first || found[i].text != expected[i].second)
                QFAIL(qPrintable(u"U+%1: SQLite has \"%2\""_s.arg(found[i].row, 4, 16)
                                     .arg(QString::fromUtf8(found[i].text))));
        }
    }

    void anyTextIsCutAsTheIndexCutsIt()
    {
        FtsIndex index;
        QVERIFY(rc::check("the words are those of SQLite", [&index] {
            const QString text = ofCharacters(*rc::gen::container<std::vector<char32_t>>(anyCharacter()));
            index.clear();
            index.add(1, text);
            const std::vector<FtsIndex::Word> found = index.words();
            const std::vector<QString> cut = indexWords(text);
            RC_ASSERT(found.size() == cut.size());
            for (size_t i = 0; i < cut.size(); ++i)
                RC_ASSERT(found[i].text == cut[i].toUtf8());
        }));
    }

    void foldingAgainChangesNothing()
    {
        QVERIFY(rc::check("folded words stay as they are", [] {
            const QString text = ofCharacters(*rc::gen::container<std::vector<char32_t>>(anyCharacter()));
            const CutText once = cutText(text);
            const CutText twice = cutText(once.folded);
            RC_ASSERT(once.words.size() == twice.words.size());
            for (size_t i = 0; i < once.words.size(); ++i)
                RC_ASSERT(once.word(i) == twice.word(i));
        }));
    }
};

QTEST_GUILESS_MAIN(TestCutText)
#include "tst_cut_text.moc"
