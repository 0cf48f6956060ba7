// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The words in the build: every text is found with the context it is looked for in, every plural has its
// English forms, and the made-up language covers everything.
#include "base/translate.h"
#include "support/places.h"
#include "ts_file.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::translations;

class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto all = readMessages(test::translationPath(QStringLiteral("all.ts")));
        const auto english = readMessages(test::translationPath(QStringLiteral("hatstand_en.ts")));
        const auto pseudo = readMessages(test::translationPath(QStringLiteral("hatstand_pseudo.ts")));
        QVERIFY(all && english && pseudo);
        m_all = *all;
        m_english = *english;
        m_pseudo = *pseudo;
        QVERIFY(m_all.size() > 5);
    }

    void lupdateUnderstandsEverySource()
    {
        // "Class … lacks Q_OBJECT macro": a text whose context the running program will not find.
        QFile log(test::translationPath(QStringLiteral("all.ts.log")));
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray complaints = log.readAll();
        QVERIFY2(complaints.trimmed().isEmpty(), complaints.constData());
    }

    void everyPluralHasItsEnglishForms()
    {
        QStringList missing;
        for (const Message &message : m_english) {
            if (!message.isComplete())
                missing.append(message.context + QStringLiteral(": ") + message.source);
        }
        QVERIFY2(missing.isEmpty(),
                 qPrintable(QStringLiteral("run ./dev translations, then write the forms of: ") +
                            missing.join(QStringLiteral("; "))));
        for (const Message &message : m_english) {
            for (const QString &form : message.forms)
                QVERIFY2(!form.contains(u"(s)") && !form.contains(u"(es)"), qPrintable(form));
        }
    }

    void thePseudoLanguageCoversEveryText()
    {
        static const QRegularExpression placeholder(QStringLiteral("%L?(\\d+|n)"));
        QCOMPARE(m_pseudo.size(), m_all.size());
        for (const Message &message : m_pseudo) {
            QVERIFY2(message.isComplete(), qPrintable(message.source));
            for (const QString &form : message.forms) {
                if (message.isDateFormat())
                    QCOMPARE(form, pseudoDateFormat(message.source));
                else
                    QVERIFY(form.startsWith(u'[') && form.endsWith(u']'));
                QCOMPARE(form.count(placeholder), message.source.count(placeholder));
            }
        }
    }

    void regularPluralsAreMadeFromTheBrackets_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QStringList>("forms");
        QTest::newRow("s") << QStringLiteral("%n post(s)")
                           << QStringList{QStringLiteral("%n post"), QStringLiteral("%n posts")};
        QTest::newRow("es") << QStringLiteral("%n match(es) found")
                            << QStringList{QStringLiteral("%n match found"),
                                           QStringLiteral("%n matches found")};
        QTest::newRow("ies") << QStringLiteral("%n delivery(ies)")
                             << QStringList{QStringLiteral("%n delivery"), QStringLiteral("%n deliveries")};
        QTest::newRow("two") << QStringLiteral("%n post(s) of the client(s)")
                             << QStringList{QStringLiteral("%n post of the client"),
                                            QStringLiteral("%n posts of the clients")};
        QTest::newRow("none") << QStringLiteral("%n people") << QStringList();
    }

    void regularPluralsAreMadeFromTheBrackets()
    {
        QFETCH(const QString, source);
        QFETCH(const QStringList, forms);
        QCOMPARE(englishForms(source), forms);
    }

    void formsWrittenByHandAreKept()
    {
        const Message people{QStringLiteral("a"), QStringLiteral("%n people"), {}, true, false, {}};
        const Message posts{QStringLiteral("a"), QStringLiteral("%n post(s)"), {}, true, false, {}};
        const Message plain{QStringLiteral("a"), QStringLiteral("Post"), {}, false, false, {}};
        Message known = people;
        known.finished = true;
        known.forms = {QStringLiteral("%n person"), QStringLiteral("%n people")};

        const QList<Message> without = englishPlurals({people, posts, plain}, {});
        QCOMPARE(without.size(), 2);
        QVERIFY(!without.first().isComplete());
        QVERIFY(without.last().isComplete());
        QCOMPARE(englishPlurals({people}, {known}).first().forms, known.forms);
    }

    void aFileIsReadBackAsItWasWritten()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.ts"));
        const QList<Message> written{
            {QStringLiteral("a"),
             QStringLiteral("<b>\"x\"</b> & y"),
             QStringLiteral("note"),
             false,
             true,
             {QStringLiteral("<é>")}},
            {QStringLiteral("b"),
             QStringLiteral("%n post(s)"),
             {},
             true,
             true,
             {QStringLiteral("%n post"), QStringLiteral("%n posts")}},
            {QStringLiteral("b"), QStringLiteral("%n x"), {}, true, false, {QString(), QString()}}};
        QVERIFY(writeMessages(path, written));
        const auto read = readMessages(path);
        QVERIFY(read);
        QCOMPARE(read->size(), written.size());
        for (qsizetype i = 0; i < written.size(); ++i) {
            QCOMPARE(read->at(i).key(), written.at(i).key());
            QCOMPARE(read->at(i).forms, written.at(i).forms);
            QCOMPARE(read->at(i).isComplete(), written.at(i).isComplete());
        }
        QVERIFY(!readMessages(folder.filePath(QStringLiteral("gone.ts"))));
    }

    void pseudoTextIsLongerAndKeepsWhatProgramsRead()
    {
        QCOMPARE(pseudoText(QStringLiteral("Save")), QStringLiteral("[Šávé ö]"));
        QCOMPARE(pseudoText(QStringLiteral("&File")), QStringLiteral("[&Fíłé ö]"));
        const QString text =
            pseudoText(QStringLiteral("<b>%1</b> &amp; {name} of %n at https://example.org/a"));
        for (const char *kept : {"<b>%1</b>", "&amp;", "{name}", "%n", "https://example.org/a"})
            QVERIFY2(text.contains(QString::fromUtf8(kept)), kept);
        const QString plain(100, u'x');
        QVERIFY(pseudoText(plain).size() >= 140);
    }

    void aDateFormatStaysOneInThePseudoLanguage()
    {
        const QString shown =
            QLocale(QLocale::English)
                .toString(QDate(2026, 11, 19), pseudoDateFormat(QStringLiteral("ddd d MMM")));
        QCOMPARE(shown, QStringLiteral("[Thu 19 Nov öñé]"));
        Message message;
        message.comment = QStringLiteral("date format: with the year");
        QVERIFY(message.isDateFormat());
        message.comment = QStringLiteral("day, time");
        QVERIFY(!message.isDateFormat());
    }

    void everyDateFormatIsMarkedAsOne()
    {
        static const QRegularExpression format(QStringLiteral("^[dMy]{1,4}([ ,./-]+[dMy]{1,4})+$"));
        int formats = 0;
        for (const Message &message : m_all) {
            if (!format.match(message.source).hasMatch())
                continue;
            ++formats;
            QVERIFY2(message.isDateFormat(), qPrintable(message.source));
        }
        QVERIFY(formats > 3);
    }

    void anEnglishCountIsSpokenCorrectly()
    {
        // Through the compiled file in the program's own resources, as in the window.
        auto *application = QCoreApplication::instance();
        QVERIFY(loadLanguage(*application, QStringLiteral("en")));
        QVERIFY(!loadLanguage(*application, QStringLiteral("tlh")));
        int checked = 0;
        for (const Message &message : m_english) {
            for (const int count : {1, 7}) {
                QString expected = message.forms.at(count == 1 ? 0 : 1);
                expected.replace(QStringLiteral("%n"), QString::number(count));
                QCOMPARE(QCoreApplication::translate(message.context.toUtf8().constData(),
                                                     message.source.toUtf8().constData(),
                                                     message.comment.toUtf8().constData(), count),
                         expected);
                ++checked;
            }
        }
        QCOMPARE(checked, 2 * int(m_english.size()));
    }

    void thePseudoLanguageIsSpokenWhenChosen()
    {
        QVERIFY(loadLanguage(*QCoreApplication::instance(), QStringLiteral("pseudo")));
        for (const Message &message : m_pseudo) {
            if (message.plural)
                continue;
            QCOMPARE(QCoreApplication::translate(message.context.toUtf8().constData(),
                                                 message.source.toUtf8().constData(),
                                                 message.comment.toUtf8().constData()),
                     message.forms.first());
        }
    }

private:
    QList<Message> m_all;
    QList<Message> m_english;
    QList<Message> m_pseudo;
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
