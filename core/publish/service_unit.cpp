// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/service_unit.h"

#include "storage/real_path.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace hatstand::publish
{

namespace
{
const QString namePrefix = QStringLiteral("hatstand-publish-");
const QString nameSuffix = QStringLiteral(".service");
constexpr int hashLetters = 12;

/// A section whose name begins with X- is for others than systemd.
const QString ownSection = QStringLiteral("[X-Hatstand]");
const QString workspaceKey = QStringLiteral("Workspace=");
const QString programKey = QStringLiteral("Program=");

bool isControl(QChar letter)
{
    return letter.unicode() < 0x20 || letter.unicode() == 0x7f;
}

/// Specifiers like %h are replaced in nearly every value.
QString withoutSpecifiers(QString text)
{
    return text.replace(u'%', QStringLiteral("%%"));
}

/// One word of a command line. Variables are replaced in all words but the program itself, where "$$" would
/// stay two letters.
QString word(const QString &text, bool isProgram)
{
    QString quoted = withoutSpecifiers(unitQuoted(text));
    return isProgram ? quoted : quoted.replace(u'$', QStringLiteral("$$"));
}

/// A line for people. It is not unescaped, and a backslash at its end would take in the next one.
QString plainLine(QString text)
{
    for (QChar &letter : text) {
        if (isControl(letter) || letter == u'\\')
            letter = u' ';
    }
    return withoutSpecifiers(text.simplified());
}

std::optional<QChar> fromHex(QStringView digits)
{
    bool isNumber = false;
    const uint code = digits.toUInt(&isNumber, 16);
    if (digits.size() != 2 || !isNumber)
        return std::nullopt;
    return QChar(char16_t(code));
}
} // namespace

QString serviceWorkspace(const QString &path)
{
    const QFileInfo file(QDir::cleanPath(storage::realPath(path)));
    const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? file.absoluteFilePath() : QDir(folder).absoluteFilePath(file.fileName());
}

bool canBeStarted(const QString &program)
{
    return std::ranges::none_of(
        program, [](QChar letter) { return isControl(letter) || QStringLiteral("\"'\\").contains(letter); });
}

QString unitName(const QString &workspace)
{
    const QByteArray hash =
        QCryptographicHash::hash(serviceWorkspace(workspace).toUtf8(), QCryptographicHash::Sha256).toHex();
    return namePrefix + QString::fromLatin1(hash.first(hashLetters)) + nameSuffix;
}

QString unitNamePattern()
{
    return namePrefix + u'*' + nameSuffix;
}

QString unitQuoted(const QString &text)
{
    QString quoted(u'"');
    for (const QChar letter : text) {
        if (letter == u'"' || letter == u'\\')
            quoted += u'\\';
        if (isControl(letter))
            quoted += QStringLiteral("\\x%1").arg(letter.unicode(), 2, 16, QLatin1Char('0'));
        else
            quoted += letter;
    }
    return quoted + u'"';
}

std::optional<QString> unitUnquoted(const QString &value)
{
    if (value.size() < 2 || !value.startsWith(u'"') || !value.endsWith(u'"'))
        return std::nullopt;
    const QStringView inner = QStringView(value).mid(1, value.size() - 2);
    QString text;
    for (qsizetype i = 0; i < inner.size(); ++i) {
        if (inner[i] == u'"')
            return std::nullopt;
        if (inner[i] != u'\\') {
            text += inner[i];
            continue;
        }
        if (++i == inner.size())
            return std::nullopt;
        if (inner[i] == u'x') {
            const auto letter = fromHex(inner.mid(i + 1, 2));
            if (!letter)
                return std::nullopt;
            text += *letter;
            i += 2;
        } else if (inner[i] == u'"' || inner[i] == u'\\') {
            text += inner[i];
        } else {
            return std::nullopt;
        }
    }
    return text;
}

QString unitText(const ServiceUnit &unit)
{
    // Type=notify: "started" means that it watches. 2 is "called wrongly", which no second try mends.
    // Without a limit to its starts: a drive may come hours late, and one try each half a minute costs
    // nothing. A service that had given up would let posts lie for the rest of the session.
    //
    // What is forbidden to it needs no name spaces of its own, which a user may not make everywhere, and
    // leaves it the session bus (the keychain), the network and every folder that a workspace may lie in.
    // Memory that is written and then run stays allowed: regular expressions are compiled.
    return QStringLiteral("# Written by Hatstand; \"hatstand-cli service remove\" takes it away.\n"
                          "\n"
                          "[Unit]\n"
                          "Description=Hatstand sends the posts of %1\n"
                          "Documentation=man:hatstand-cli(1)\n"
                          "After=graphical-session-pre.target dbus.socket\n"
                          "StartLimitIntervalSec=0\n"
                          "\n"
                          "[Service]\n"
                          "Type=notify\n"
                          "NotifyAccess=main\n"
                          "ExecStart=%2 --workspace %3 publish --watch\n"
                          "Restart=on-failure\n"
                          "RestartSec=30\n"
                          "RestartPreventExitStatus=2\n"
                          "TimeoutStartSec=60\n"
                          "TimeoutStopSec=45\n"
                          "NoNewPrivileges=yes\n"
                          "LockPersonality=yes\n"
                          "RestrictRealtime=yes\n"
                          "RestrictSUIDSGID=yes\n"
                          "RestrictNamespaces=yes\n"
                          "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK\n"
                          "SystemCallArchitectures=native\n"
                          "\n"
                          "[Install]\n"
                          "WantedBy=default.target\n"
                          "\n")
               .arg(plainLine(QFileInfo(unit.workspace).completeBaseName()), word(unit.program, true),
                    word(unit.workspace, false)) +
           ownSection + u'\n' + workspaceKey + unitQuoted(unit.workspace) + u'\n' + programKey +
           unitQuoted(unit.program) + u'\n';
}

std::optional<ServiceUnit> readUnit(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    const auto section = std::ranges::find(lines, ownSection);
    std::optional<QString> workspace;
    std::optional<QString> program;
    for (auto line = section; line != lines.end(); ++line) {
        if (line->startsWith(workspaceKey))
            workspace = unitUnquoted(line->mid(workspaceKey.size()));
        else if (line->startsWith(programKey))
            program = unitUnquoted(line->mid(programKey.size()));
    }
    if (!workspace || !program)
        return std::nullopt;
    return ServiceUnit{*workspace, *program};
}

} // namespace hatstand::publish
