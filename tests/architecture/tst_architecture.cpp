// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The design's rules about which part may know which, held against the source text itself. Each rule is
// also shown a small wrong sample that it must report and a right one that it must not.
#include "architecture/arrows.h"
#include "architecture/rules.h"
#include "architecture/source_text.h"
#include "support/places.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace hatstand::architecture;

namespace
{
const QString root = hatstand::test::projectPath(QString());

QString readText(const QString &path)
{
    QFile file(root + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QByteArray sentences(const QList<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings)
        lines.append(finding.sentence());
    return QStringLiteral("%1 findings:\n%2").arg(findings.size()).arg(lines.join(u'\n')).toUtf8();
}

const QString header = QStringLiteral(
    "// SPDX-FileCopyrightText: 2026 The Hatstand founders\n// SPDX-License-Identifier: GPL-3.0-or-later\n");

SourceText sample(const QString &path, const QString &body)
{
    return SourceText::read(path, header + body);
}

Arrows parsed(const QString &text)
{
    QList<Finding> findings;
    return Arrows::parse(text, findings);
}
} // namespace

class ArchitectureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_programs = readSources(root, {QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("ui")});
        m_everything = m_programs + readSources(root, {QStringLiteral("tests")});
        QVERIFY(m_programs.size() > 10);
        QVERIFY(m_everything.size() > m_programs.size());
    }

    void everyIncludeFollowsAnArrow()
    {
        QList<Finding> findings;
        const Arrows arrows =
            Arrows::parse(readText(QStringLiteral("tests/architecture/arrows.txt")), findings);
        QVERIFY(arrows.rooms().size() > 10);
        findings += arrows.check() + checkArrows(m_programs, arrows);
        QVERIFY2(findings.isEmpty(), sentences(findings).constData());
    }

    void everyTestThatTheFaultsNameExists()
    {
        QHash<QString, QString> tests;
        for (const SourceText &source : m_everything)
            tests.insert(source.path.section(u'/', -1), source.raw);
        static const QRegularExpression name(QStringLiteral("`((?:tst|test)_\\w+): (\\w+)`"));
        auto named = name.globalMatch(readText(QStringLiteral("docs/faults.md")));
        QStringList missing;
        int count = 0;
        while (named.hasNext()) {
            const QRegularExpressionMatch one = named.next();
            ++count;
            if (!tests.value(one.captured(1) + QStringLiteral(".cpp"))
                     .contains(QStringLiteral("void ") + one.captured(2) + QStringLiteral("()")))
                missing << one.captured();
        }
        QVERIFY(count > 100);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void noFilesIncludeEachOtherInACircle()
    {
        const QList<Finding> findings = checkFileCycles(m_programs);
        QVERIFY2(findings.isEmpty(), sentences(findings).constData());
    }

    void everyFileKeepsEveryRule()
    {
        QList<Finding> findings;
        const QList<Exception> exceptions =
            parseExceptions(readText(QStringLiteral("tests/architecture/exceptions.txt")), findings);
        findings += checkRules(m_everything, exceptions);
        QVERIFY2(findings.isEmpty(), sentences(findings).constData());
    }

    void aRuleReportsTheWrongSample_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("wrong");
        QTest::addColumn<QString>("right");
        const auto add = [](const char *name, const char *rule, const char *path, const char *wrong,
                            const char *right) {
            QTest::newRow(name) << QString::fromUtf8(rule) << QString::fromUtf8(path)
                                << QString::fromUtf8(wrong) << QString::fromUtf8(right);
        };
        add("widget type", "widgets-in-core", "core/plan/a.cpp", "QWidget *w;", "QStringView view;");
        add("widget include", "widgets-in-core", "core/plan/a.cpp", "#include <QLabel>\n",
            "#include <QImage>\n");
        add("widget module", "widgets-in-core", "core/plan/a.cpp", "#include <QtWidgets/QLabel>\n",
            "#include <QtGui/QImage>\n");
        add("application", "widgets-in-core", "core/plan/a.cpp", "QApplication::clipboard();",
            "QCoreApplication::translate(a, b); // a QWidget in a comment is none");
        add("widgets in ui", "widgets-in-core", "core/plan/a.cpp", "QDialog d;",
            "const char *a = \"QDialog\";");
        add("sql in a service", "sql-outside-tables", "core/plan/service.cpp",
            "run(\"SELECT id FROM post\");", "log(\"Selects a post\");");
        add("sql in a raw string", "sql-outside-tables", "core/plan/service.cpp",
            "run(R\"(\n  UPDATE post\n)\");", "send(\"DELETE\");");
        add("sql in a page", "sql-outside-tables", "ui/today/a.cpp", "run(\"DELETE FROM post\");",
            "// DELETE FROM post");
        add("sqlite in a table", "sql-outside-tables", "core/plan/post_table.cpp", "sqlite3_step(s);",
            "run(\"SELECT id FROM post\");");
        add("sqlite header", "sql-outside-tables", "core/plan/a.cpp", "#include <sqlite3.h>\n",
            "#include \"storage/database.h\"\n");
        add("http in publish", "http-outside-net", "core/publish/a.cpp", "QNetworkAccessManager m;",
            "net::HttpClient &m;");
        add("http include", "http-outside-net", "core/plan/a.h", "#include <QNetworkReply>\n",
            "#include <QUrl>\n");
        add("http in a page", "http-outside-net", "ui/composer/a.h", "class HttpClient;",
            "class LinkPreviews;");
        add("table in a page", "internals-in-pages", "ui/calendar/a.cpp", "#include \"plan/post_table.h\"\n",
            "#include \"plan/post_service.h\"\n");
        add("database in a page", "internals-in-pages", "ui/settings/a.cpp",
            "#include \"storage/database.h\"\n", "#include \"storage/workspace.h\"\n");
        add("keychain in a page", "internals-in-pages", "ui/accounts/a.cpp",
            "#include \"secrets/secret_store.h\"\n", "#include \"clients/account_service.h\"\n");
        add("now of QDateTime", "wall-clock", "core/plan/a.cpp", "QDateTime::currentDateTimeUtc();",
            "clock.now();");
        add("now of chrono", "wall-clock", "ui/today/a.cpp", "auto t = std::chrono::system_clock::now();",
            "std::chrono::system_clock::time_point t;");
        add("today", "wall-clock", "ui/today/a.cpp", "QDate::currentDate()", "currentDate()");
        add("time()", "wall-clock", "app/a.cpp", "srand(time(nullptr));", "setTime(nullptr);");
        add("now of SQLite", "wall-clock", "core/plan/post_table.cpp", "run(\"SELECT datetime('now')\");",
            "run(\"SELECT datetime(?, 'unixepoch')\");");
        add("QEventLoop", "nested-event-loop", "core/net/a.cpp", "QEventLoop loop;",
            "QEventLoopLocker lock;");
        add("dialog exec", "nested-event-loop", "ui/kit/a.cpp", "dialog.exec();", "dialog->open();");
        add("menu exec", "nested-event-loop", "ui/kit/a.cpp", "menu->exec(point);", "menu->popup(point);");
        add("exec outside main", "nested-event-loop", "app/cli/run.cpp", "return QCoreApplication::exec();",
            "return execute();");
        add("processEvents", "nested-event-loop", "app/main.cpp", "app.processEvents();",
            "return app.exec();");
        add("waitFor", "nested-event-loop", "core/net/a.cpp", "socket.waitForConnected();",
            "waitingForSocket = true;");
        add("coroutine waitFor", "nested-event-loop", "app/cli/a.cpp", "QCoro::waitFor(task);",
            "co_await task;");
        add("question box", "nested-event-loop", "ui/kit/a.cpp", "QMessageBox::question(this, a, b);",
            "new QMessageBox(QMessageBox::Icon::NoIcon);");
        add("fixed wait", "sleeping-test", "tests/net/a.cpp", "QTest::qWait(5);", "QTest::qWaitFor(isDone);");
        add("sleep", "sleeping-test", "tests/ui/kit/a.cpp", "QThread::msleep(20);", "QTRY_VERIFY(isDone());");
        add("timed", "sleeping-test", "tests/plan/a.cpp", "QElapsedTimer timer;", "FakeTimers timers;");
        add("instance()", "singleton", "core/net/a.h", "static Log &instance();",
            "QThreadPool::globalInstance();");
        add("use of instance()", "singleton", "ui/kit/a.cpp", "Theme::instance().apply();",
            "QCoreApplication::instance();");
        add("global static", "singleton", "core/net/a.cpp", "Q_GLOBAL_STATIC(Log, log)",
            "static const int one = 1;");
    }

    void aRuleReportsTheWrongSample()
    {
        QFETCH(const QString, rule);
        QFETCH(const QString, path);
        QFETCH(const QString, wrong);
        QFETCH(const QString, right);
        const QList<Finding> reported = checkRules({sample(path, QStringLiteral("\n") + wrong)}, {});
        QCOMPARE(reported.size(), 1);
        QCOMPARE(reported.first().rule, rule);
        QVERIFY2(reported.first().line >= 4, "the line of the sample, not of the header");
        const QList<Finding> silent = checkRules({sample(path, right)}, {});
        QVERIFY2(silent.isEmpty(), sentences(silent).constData());
    }

    void aMissingLicenceHeaderIsReported()
    {
        const QList<Finding> findings =
            checkRules({SourceText::read(QStringLiteral("core/a.h"), QStringLiteral("int a;\n"))}, {});
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().rule, QStringLiteral("licence-header"));
    }

    void aLongFileIsReported()
    {
        QVERIFY(checkRules({sample(QStringLiteral("core/a.h"), QString(598, u'\n'))}, {}).isEmpty());
        const QList<Finding> findings =
            checkRules({sample(QStringLiteral("core/a.h"), QString(599, u'\n'))}, {});
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().rule, QStringLiteral("file-length"));
    }

    void anExceptionExcusesItsFileAndRuleOnly()
    {
        const SourceText clock =
            sample(QStringLiteral("core/base/clock.cpp"), QStringLiteral("system_clock::now();"));
        const Exception excuse{QStringLiteral("wall-clock"), clock.path, 1};
        QVERIFY(checkRules({clock}, {excuse}).isEmpty());
        QCOMPARE(checkRules({clock}, {}).size(), 1);
        const SourceText other =
            sample(QStringLiteral("core/base/other.cpp"), QStringLiteral("system_clock::now();"));
        QCOMPARE(checkRules({clock, other}, {excuse}).size(), 1);
    }

    void anExceptionThatExcusesNothingIsReported()
    {
        const Exception excuse{QStringLiteral("wall-clock"), QStringLiteral("core/a.cpp"), 7};
        const QList<Finding> findings =
            checkRules({sample(QStringLiteral("core/a.cpp"), QStringLiteral("int a;"))}, {excuse});
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().line, 7);
    }

    void anExceptionNeedsAReason()
    {
        QList<Finding> findings;
        QCOMPARE(
            parseExceptions(QStringLiteral("# note\nwall-clock core/a.cpp because of x\n"), findings).size(),
            1);
        QVERIFY(findings.isEmpty());
        QVERIFY(parseExceptions(QStringLiteral("wall-clock core/a.cpp\n"), findings).isEmpty());
        QCOMPARE(findings.size(), 1);
    }

    void anArrowThatIsNotListedIsReported()
    {
        const Arrows arrows = parsed(QStringLiteral("core/base:\ncore/net: core/base\n"));
        const SourceText base =
            sample(QStringLiteral("core/base/a.h"), QStringLiteral("#include \"net/b.h\"\n"));
        const SourceText net = sample(QStringLiteral("core/net/b.h"), QString());
        const QList<Finding> findings = checkArrows({base, net}, arrows);
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().path, base.path);
        QCOMPARE(findings.first().line, 3);
        const SourceText right = sample(QStringLiteral("core/net/deep/c.cpp"),
                                        QStringLiteral("#include \"base/a.h\"\n#include <net/b.h>\n"));
        QVERIFY(
            checkArrows({sample(QStringLiteral("core/base/a.h"), QString()), net, right}, arrows).isEmpty());
    }

    void aRoomThatIsNotListedIsReported()
    {
        const QList<Finding> findings = checkArrows({sample(QStringLiteral("core/attic/a.h"), QString())},
                                                    parsed(QStringLiteral("core/base:\n")));
        QCOMPARE(findings.size(), 1);
    }

    void anIncludeOfNoFileIsReported()
    {
        const SourceText source =
            sample(QStringLiteral("core/base/a.h"), QStringLiteral("#include \"base/gone.h\"\n"));
        QCOMPARE(checkArrows({source}, parsed(QStringLiteral("core/base:\n"))).size(), 1);
    }

    void aWrongListOfArrowsIsReported_data()
    {
        QTest::addColumn<QString>("list");
        QTest::newRow("circle") << QStringLiteral("core/a: core/b\ncore/b: core/a\n");
        QTest::newRow("unknown room") << QStringLiteral("core/a: core/b\n");
        QTest::newRow("core uses a page") << QStringLiteral("core/a: ui/b\nui/b:\n");
        QTest::newRow("page uses a page") << QStringLiteral("ui/kit:\nui/a: ui/b\nui/b: ui/kit\n");
        QTest::newRow("page uses the shell") << QStringLiteral("ui/a: ui/shell\nui/shell:\n");
        QTest::newRow("page uses the keychain") << QStringLiteral("core/secrets:\nui/a: core/secrets\n");
    }

    void aWrongListOfArrowsIsReported()
    {
        QFETCH(const QString, list);
        QCOMPARE(parsed(list).check().size(), 1);
    }

    void aListLineThatIsNotOneIsReported()
    {
        QList<Finding> findings;
        QVERIFY(!Arrows::parse(QStringLiteral("core/a core/b\n"), findings).knows(QStringLiteral("core/a")));
        QCOMPARE(findings.size(), 1);
    }

    void aCircleThroughSourcesIsReported()
    {
        const SourceText first =
            sample(QStringLiteral("core/base/a.cpp"), QStringLiteral("#include \"base/b.h\"\n"));
        const SourceText firstHeader = sample(QStringLiteral("core/base/a.h"), QString());
        const SourceText second =
            sample(QStringLiteral("core/base/b.cpp"), QStringLiteral("#include \"base/a.h\"\n"));
        const SourceText secondHeader = sample(QStringLiteral("core/base/b.h"), QString());
        QCOMPARE(checkFileCycles({first, firstHeader, second, secondHeader}).size(), 1);
        QVERIFY(checkFileCycles({first, firstHeader, secondHeader}).isEmpty());
    }

    void commentsAndLiteralsAreNotCode()
    {
        const SourceText text = SourceText::read(
            QStringLiteral("a.cpp"),
            QStringLiteral(
                "int a = 1'000; // one\n/* two\n three */ char c = '\"'; auto s = \"four \\\" five\"; "
                "auto r = R\"x(six \" seven)x\"; char d = u'\\''; int b;"));
        QVERIFY(text.code.startsWith(u"int a = 1'000; "));
        QVERIFY(text.code.endsWith(u" int b;"));
        QVERIFY(!text.code.contains(u"one") && !text.code.contains(u"two") && !text.code.contains(u"four"));
        QCOMPARE(text.code.count(u'\n'), 2);
        QCOMPARE(text.literals.size(), 2);
        QCOMPARE(text.literals.first().text, QStringLiteral("four \\\" five"));
        QCOMPARE(text.literals.last().text, QStringLiteral("six \" seven"));
        QCOMPARE(text.literals.last().line, 3);
    }

private:
    QList<SourceText> m_programs;
    QList<SourceText> m_everything;
};

QTEST_GUILESS_MAIN(ArchitectureTest)
#include "tst_architecture.moc"
