// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/rules.h"

#include <QRegularExpression>

namespace hatstand::architecture
{

namespace
{
bool isUnder(const SourceText &source, std::initializer_list<QStringView> folders)
{
    for (const QStringView folder : folders) {
        if (source.path.startsWith(folder))
            return true;
    }
    return false;
}

/// A finding for each place of the code that matches.
QList<Finding> inCode(const SourceText &source, const QString &rule, const QRegularExpression &wrong)
{
    QList<Finding> findings;
    int line = 1;
    for (const QString &words : source.code.split(u'\n')) {
        const QRegularExpressionMatch match = wrong.match(words);
        if (match.hasMatch())
            findings.append({rule, source.path, line, match.captured().trimmed()});
        ++line;
    }
    return findings;
}

QList<Finding> inLiterals(const SourceText &source, const QString &rule, const QRegularExpression &wrong)
{
    QList<Finding> findings;
    for (const SourceText::Literal &literal : source.literals) {
        if (wrong.match(literal.text).hasMatch())
            findings.append({rule, source.path, literal.line, u'"' + literal.text.left(60) + u'"'});
    }
    return findings;
}

QList<Finding> inIncludes(const SourceText &source, const QString &rule, const QRegularExpression &wrong)
{
    QList<Finding> findings;
    for (const SourceText::Include &include : source.includes) {
        if (wrong.match(include.name).hasMatch())
            findings.append({rule, source.path, include.line, QStringLiteral("#include ") + include.name});
    }
    return findings;
}

QList<Finding> licenceHeader(const SourceText &source)
{
    const QString head = source.raw.section(u'\n', 0, 1);
    if (head.startsWith(u"// SPDX-FileCopyrightText: ") &&
        head.endsWith(u"\n// SPDX-License-Identifier: GPL-3.0-or-later"))
        return {};
    return {{QStringLiteral("licence-header"), source.path, 1,
             QStringLiteral("no SPDX header in the first two lines")}};
}

QList<Finding> fileLength(const SourceText &source)
{
    constexpr int limit = 600;
    if (source.lines <= limit)
        return {};
    return {{QStringLiteral("file-length"), source.path, limit,
             QStringLiteral("%1 lines, at most %2: more than one purpose").arg(source.lines).arg(limit)}};
}

QList<Finding> widgetsInCore(const SourceText &source)
{
    if (!isUnder(source, {u"core/"}))
        return {};
    // The classes of Qt Widgets by name and by family.
    static const QRegularExpression name(QStringLiteral(
        R"(\bQ(\w*Widget\w*|Application|\w*Dialog\w*|\w*Button|(Box|Form|Grid|HBox|VBox|Stacked)?Layout|MainWindow|Label|)"
        R"(Menu|MenuBar|MessageBox|\w*ComboBox|CheckBox|GroupBox|\w*SpinBox|LineEdit|(Plain)?TextEdit|TextBrowser|)"
        R"((AbstractItem|Column|Graphics|Header|List|Table|Tree|Undo)View|\w*Slider|ScrollBar|\w*ScrollArea|StatusBar|)"
        R"(ToolBar|ToolBox|ToolTip|TabBar|Style|ProxyStyle|StyleOption\w*|\w*ItemDelegate|SystemTrayIcon|Splitter|)"
        R"(SplashScreen|Frame|RubberBand|Completer|Graphics(Item|Scene)|Wizard\w*)\b)"));
    static const QRegularExpression module(QStringLiteral("^(QtWidgets|QtSvgWidgets|QtCharts)(/|$)"));
    const QString rule = QStringLiteral("widgets-in-core");
    QList<Finding> findings = inCode(source, rule, name);
    for (const SourceText::Include &include : source.includes) {
        if (module.match(include.name).hasMatch() || name.match(include.name).hasMatch())
            findings.append({rule, source.path, include.line, QStringLiteral("#include ") + include.name});
    }
    return findings;
}

QList<Finding> sqlOutsideTables(const SourceText &source)
{
    static const QRegularExpression table(QStringLiteral(R"(^core/.*_table\.(h|cpp)$)"));
    if (isUnder(source, {u"tests/", u"core/storage/"}))
        return {};
    static const QRegularExpression driver(
        QStringLiteral(R"(\b(sqlite3_\w+|QSqlQuery|QSqlDatabase|QSqlTableModel)\b)"));
    static const QRegularExpression header(QStringLiteral(R"(^(sqlite3\.h|QtSql.*|QSql\w+)$)"));
    static const QRegularExpression words(
        QStringLiteral(R"(\b(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|PRAGMA)\s+\S)"));
    const QString rule = QStringLiteral("sql-outside-tables");
    QList<Finding> findings = inCode(source, rule, driver) + inIncludes(source, rule, header);
    if (!table.match(source.path).hasMatch())
        findings += inLiterals(source, rule, words);
    return findings;
}

QList<Finding> httpOutsideNet(const SourceText &source)
{
    if (isUnder(source, {u"tests/", u"core/net/", u"core/networks/"}))
        return {};
    static const QRegularExpression wrong(QStringLiteral(
        R"(\b(QNetwork\w+|QTcp\w+|QUdpSocket|QSsl\w+|QHttp\w+|QWebSocket\w*|HttpClient|HttpRequest)\b)"));
    static const QRegularExpression header(QStringLiteral(
        R"(^(QtNetwork.*|QNetwork\w+|QTcp\w+|QUdpSocket|QSsl\w+|QHttp\w+|QWebSocket\w*|curl/.*)$)"));
    const QString rule = QStringLiteral("http-outside-net");
    // Rooms between net and the window may hand the client on by its type; only app/ makes it.
    static const QRegularExpression qtOnly(
        QStringLiteral(R"(\b(QNetwork\w+|QTcp\w+|QUdpSocket|QSsl\w+|QHttp\w+|QWebSocket\w*)\b)"));
    const bool mayHandOn = isUnder(source, {u"core/", u"app/"});
    return inCode(source, rule, mayHandOn ? qtOnly : wrong) + inIncludes(source, rule, header);
}

QList<Finding> internalsInPages(const SourceText &source)
{
    if (!isUnder(source, {u"ui/"}))
        return {};
    static const QRegularExpression header(QStringLiteral(
        R"(^(.*_table\.h|storage/(database|statement|transaction|migration.*)\.h|net/http.*\.h|)"
        R"(secrets/.*|qtkeychain/.*|qt6keychain/.*|keychain\.h)$)"));
    return inIncludes(source, QStringLiteral("internals-in-pages"), header);
}

QList<Finding> wallClock(const SourceText &source)
{
    if (isUnder(source, {u"tests/"}))
        return {};
    static const QRegularExpression wrong(QStringLiteral(
        R"(\b(currentDateTime(Utc)?\s*\(|current(M)?SecsSinceEpoch\b|(system|steady|high_resolution|utc)_clock::now\b|)"
        R"(QDate::currentDate\b|QTime::currentTime\b|gettimeofday\b|clock_gettime\b|)"
        R"(time\s*\(\s*(nullptr|NULL|0)\s*\)))"));
    static const QRegularExpression sql(QStringLiteral(
        R"(\bCURRENT_(TIMESTAMP|DATE|TIME)\b|\((\s*'[^']*'\s*,)?\s*'now'|\bunixepoch\(\s*\))"));
    const QString rule = QStringLiteral("wall-clock");
    return inCode(source, rule, wrong) + inLiterals(source, rule, sql);
}

QList<Finding> nestedEventLoop(const SourceText &source)
{
    if (isUnder(source, {u"tests/"}))
        return {};
    static const QRegularExpression always(QStringLiteral(
        R"(\b(QEventLoop(?!Locker)|processEvents\s*\(|waitFor[A-Z]\w*\s*\(|QCoro::waitFor\b|)"
        R"(QMessageBox::(about|critical|information|question|warning)\s*\(|QFileDialog::get\w+\s*\(|)"
        R"(QInputDialog::get\w+\s*\(|QColorDialog::getColor\b|QFontDialog::getFont\b))"));
    static const QRegularExpression exec(QStringLiteral(R"((\.|->|::)\s*exec\s*\()"));
    static const QRegularExpression program(QStringLiteral(R"(^app/([a-z_]+/)?\w*main\.cpp$)"));
    const QString rule = QStringLiteral("nested-event-loop");
    // The one loop of a program is entered in its main file.
    QList<Finding> findings = inCode(source, rule, always);
    if (!program.match(source.path).hasMatch())
        findings += inCode(source, rule, exec);
    return findings;
}

QList<Finding> singleton(const SourceText &source)
{
    if (isUnder(source, {u"tests/"}))
        return {};
    static const QRegularExpression wrong(QStringLiteral(
        R"(\bQ_GLOBAL_STATIC\w*|\bstatic\s+[\w:<>]+\s*[&*]\s*(instance|self|singleton|theInstance)\s*\(|)"
        R"(\b(?!Q[A-Z])[A-Z]\w*::(instance|self|singleton)\s*\()"));
    return inCode(source, QStringLiteral("singleton"), wrong);
}

QList<Finding> sleepingTest(const SourceText &source)
{
    if (!isUnder(source, {u"tests/"}) || isUnder(source, {u"tests/bench/"}))
        return {};
    static const QRegularExpression wrong(QStringLiteral(
        R"(\b(qWait\s*\(|qSleep\s*\(|(m|u)?sleep\s*\(|sleep_(for|until)\b|nanosleep\b|QElapsedTimer\b))"));
    return inCode(source, QStringLiteral("sleeping-test"), wrong);
}
} // namespace

const QList<Rule> &rules()
{
    static const QList<Rule> all{
        {QStringLiteral("licence-header"), QStringLiteral("every file names its copyright and licence"),
         licenceHeader},
        {QStringLiteral("file-length"), QStringLiteral("no file is longer than 600 lines"), fileLength},
        {QStringLiteral("widgets-in-core"), QStringLiteral("core/ never names a widget"), widgetsInCore},
        {QStringLiteral("sql-outside-tables"),
         QStringLiteral("SQL stands in core/storage and *_table files only"), sqlOutsideTables},
        {QStringLiteral("http-outside-net"), QStringLiteral("HTTP stands in core/net and core/networks only"),
         httpOutsideNet},
        {QStringLiteral("internals-in-pages"), QStringLiteral("ui/ never names SQL, HTTP or the keychain"),
         internalsInPages},
        {QStringLiteral("wall-clock"), QStringLiteral("only the clock asks what time it is"), wallClock},
        {QStringLiteral("nested-event-loop"), QStringLiteral("no event loop inside another"),
         nestedEventLoop},
        {QStringLiteral("sleeping-test"), QStringLiteral("no test sleeps or is timed"), sleepingTest},
        {QStringLiteral("singleton"), QStringLiteral("parts are made in app/ and handed on"), singleton},
    };
    return all;
}

QList<Exception> parseExceptions(const QString &text, QList<Finding> &findings)
{
    static const QRegularExpression form(QStringLiteral(R"(^([a-z-]+)\s+(\S+)\s+\S.*$)"));
    QList<Exception> exceptions;
    int line = 0;
    for (const QString &words : text.split(u'\n')) {
        ++line;
        if (words.startsWith(u'#') || words.trimmed().isEmpty())
            continue;
        const QRegularExpressionMatch match = form.match(words);
        if (match.hasMatch())
            exceptions.append({match.captured(1), match.captured(2), line});
        else
            findings.append({QStringLiteral("exceptions"),
                             QStringLiteral("tests/architecture/exceptions.txt"), line,
                             QStringLiteral("not \"rule path reason\": %1").arg(words)});
    }
    return exceptions;
}

QList<Finding> checkRules(const QList<SourceText> &sources, const QList<Exception> &exceptions)
{
    QList<Finding> findings;
    QSet<qsizetype> used;
    for (const SourceText &source : sources) {
        for (const Rule &rule : rules()) {
            for (const Finding &finding : rule.check(source)) {
                bool excused = false;
                for (qsizetype i = 0; i < exceptions.size(); ++i) {
                    if (exceptions.at(i).rule == rule.name && exceptions.at(i).path == source.path) {
                        used.insert(i);
                        excused = true;
                    }
                }
                if (!excused)
                    findings.append(finding);
            }
        }
    }
    for (qsizetype i = 0; i < exceptions.size(); ++i) {
        if (!used.contains(i))
            findings.append({QStringLiteral("exceptions"),
                             QStringLiteral("tests/architecture/exceptions.txt"), exceptions.at(i).line,
                             QStringLiteral("%1 in %2 excuses nothing: remove it")
                                 .arg(exceptions.at(i).rule, exceptions.at(i).path)});
    }
    return findings;
}

} // namespace hatstand::architecture
