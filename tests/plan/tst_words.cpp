// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/personal_words.h"
#include "plan/revision_diff.h"
#include "plan/spelling.h"
#include "plan_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <rapidcheck.h>
#include <thread>

using namespace hatstand;
using namespace hatstand::plan;
using hatstand::tests::PlanFixture;

namespace
{
QString joined(const std::vector<DiffPart> &parts, DiffKind other)
{
    QString text;
    for (const DiffPart &part : parts) {
        if (part.kind == DiffKind::Same || part.kind == other)
            text += part.text;
    }
    return text;
}

QString genWords()
{
    const auto words = *rc::gen::container<std::vector<QString>>(rc::gen::element<QString>(
        QStringLiteral("rye"), QStringLiteral(" "), QStringLiteral("spelt"), QStringLiteral("."),
        QStringLiteral("\n"), QStringLiteral("🍞"), QStringLiteral("wheat"), QStringLiteral("a")));
    QString text;
    for (const QString &word : words)
        text += word;
    return text;
}

bool isTidy(const std::vector<DiffPart> &parts)
{
    for (size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].text.isEmpty() || (i > 0 && parts[i].kind == parts[i - 1].kind))
            return false;
        if (i > 0 && parts[i - 1].kind == DiffKind::Added && parts[i].kind == DiffKind::Removed)
            return false;
    }
    return true;
}
} // namespace

class TestWords : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    static QStringList wrongWords(const Spelling &spelling, const QString &text, const QString &language,
                                  const QSet<QString> &known = {})
    {
        QStringList words;
        for (const TextRange &range : spelling.misspelled(text, language, known))
            words.append(text.mid(range.start, range.length));
        return words;
    }

private Q_SLOTS:
    void initTestCase()
    {
        write(QStringLiteral("en_XX.aff"), "SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\n");
        write(QStringLiteral("en_XX.dic"), "6\nbread\nfresh\nfrom\nthe\noven\ndon't\n");
        // German in an old encoding: "Brötchen" with ö as one byte.
        write(QStringLiteral("de_DE.aff"), "SET ISO8859-1\nTRY abcdefghijklmnopqrstuvwxyz\xf6\n");
        write(QStringLiteral("de_DE.dic"), "2\nBr\xf6tchen\nfrisch\n");
    }

    void aDiffNamesTheWordThatChanged()
    {
        const auto parts = wordDiff(QStringLiteral("Fresh rye bread."), QStringLiteral("Fresh spelt bread."));
        QCOMPARE(parts, (std::vector<DiffPart>{{DiffKind::Same, QStringLiteral("Fresh ")},
                                               {DiffKind::Removed, QStringLiteral("rye")},
                                               {DiffKind::Added, QStringLiteral("spelt")},
                                               {DiffKind::Same, QStringLiteral(" bread.")}}));
        QVERIFY(wordDiff({}, {}).empty());
        QCOMPARE(wordDiff({}, QStringLiteral("new")),
                 (std::vector<DiffPart>{{DiffKind::Added, QStringLiteral("new")}}));
        QCOMPARE(wordDiff(QStringLiteral("same"), QStringLiteral("same")).size(), 1U);
    }

    void aDiffLeadsFromOneTextToTheOther()
    {
        QVERIFY(rc::check([] {
            const QString before = genWords();
            const QString after = genWords();
            const int maxEdits = *rc::gen::element(0, 1, 3, 600);
            const auto parts = wordDiff(before, after, maxEdits);
            RC_ASSERT(joined(parts, DiffKind::Removed) == before);
            RC_ASSERT(joined(parts, DiffKind::Added) == after);
            RC_ASSERT(isTidy(parts));
        }));
    }

    void aDiffKeepsWhatIsCommon()
    {
        const auto parts = wordDiff(QStringLiteral("a b c d e f"), QStringLiteral("a x c d y f"));
        QString same;
        for (const DiffPart &part : parts) {
            if (part.kind == DiffKind::Same)
                same += part.text;
        }
        QCOMPARE(same, QStringLiteral("a  c d  f"));
    }

    void megabytesAreComparedInBoundedTime()
    {
        const QString before = QStringLiteral("flour water salt ").repeated(100'000);
        const QString after = QStringLiteral("rye spelt wheat oats ").repeated(80'000);
        // What grows with the square of the length does not end before the test is ended.
        const auto parts = wordDiff(before, after);
        QCOMPARE(joined(parts, DiffKind::Added), after);
    }

    void misspelledWordsAreFoundWhereTheyStand()
    {
        const Spelling spelling({m_folder.path()});
        const QString text = QStringLiteral("Fresh braed from the oven, don’t");
        const auto ranges = spelling.misspelled(text, QStringLiteral("en-GB"));
        QCOMPARE(ranges, (std::vector<TextRange>{{6, 5}}));
        QVERIFY(spelling.suggestions(QStringLiteral("braed"), QStringLiteral("en-GB"))
                    .contains(QStringLiteral("bread")));
        QVERIFY(spelling.suggestions(QStringLiteral("braed"), QStringLiteral("en-GB"), 0).isEmpty());
    }

    void linksMentionsHashtagsAndNumbersArePassedOver()
    {
        const Spelling spelling({m_folder.path()});
        const QString text =
            QStringLiteral("bread https://crumb.example/xyzzy @crumbkettle #sourdogh 4th B2B 🍞 qwrt");
        QCOMPARE(wrongWords(spelling, text, QStringLiteral("en")), QStringList{QStringLiteral("qwrt")});
    }

    void aClientsOwnWordsAreKnown()
    {
        const Spelling spelling({m_folder.path()});
        PlanFixture f;
        PersonalWords words(*f.database);
        QVERIFY(words.add(f.client, QStringLiteral(" Northwheel ")));
        QVERIFY(words.add(f.client, QStringLiteral("northwheel")));
        QCOMPARE(words.of(f.client).value(), QStringList{QStringLiteral("Northwheel")});
        const QString text = QStringLiteral("NORTHWHEEL bread");
        QCOMPARE(wrongWords(spelling, text, QStringLiteral("en")).size(), 1);
        QVERIFY(wrongWords(spelling, text, QStringLiteral("en"), words.foldedOf(f.client).value()).isEmpty());
        QVERIFY(words.of(f.addClient(QStringLiteral("Other")))->isEmpty());
        QVERIFY(words.remove(f.client, QStringLiteral("NORTHWHEEL")));
        QVERIFY(words.of(f.client)->isEmpty());
        QVERIFY(!words.add(f.client, QStringLiteral(" ")));
    }

    void dictionariesInOldEncodingsAreRead()
    {
        const Spelling spelling({m_folder.path()});
        QCOMPARE(wrongWords(spelling, QStringLiteral("frisch Brötchen Brötchn"), QStringLiteral("de")),
                 QStringList{QStringLiteral("Brötchn")});
        QVERIFY(spelling.suggestions(QStringLiteral("Brötchn"), QStringLiteral("de-AT"))
                    .contains(QStringLiteral("Brötchen")));
    }

    void aLanguageWithoutADictionaryMarksNothing()
    {
        const Spelling spelling({m_folder.path()});
        QVERIFY(spelling.hasDictionary(QStringLiteral("en-GB")));
        QVERIFY(!spelling.hasDictionary(QStringLiteral("pt-PT")));
        QVERIFY(!spelling.hasDictionary(QStringLiteral("../en")));
        QVERIFY(!spelling.hasDictionary(QString()));
        QVERIFY(spelling.misspelled(QStringLiteral("xyzzy"), QStringLiteral("pt-PT")).empty());
        QVERIFY(spelling.suggestions(QStringLiteral("xyzzy"), QStringLiteral("pt-PT")).isEmpty());
        QCOMPARE(spelling.languages(), (QStringList{QStringLiteral("de-DE"), QStringLiteral("en-XX")}));
    }

    void spellingWorksFromSeveralThreads()
    {
        const Spelling spelling({m_folder.path()});
        std::vector<std::thread> threads;
        std::atomic_int wrong = 0;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&spelling, &wrong] {
                for (int n = 0; n < 50; ++n)
                    wrong +=
                        int(spelling.misspelled(QStringLiteral("fresh braed"), QStringLiteral("en")).size());
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 200);
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
