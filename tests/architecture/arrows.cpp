// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/arrows.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace hatstand::architecture
{

namespace
{
/// The files of the project that a quoted include may mean.
QStringList meantBy(const SourceText &source, const QString &name, const QSet<QString> &all)
{
    const QString folder = source.path.left(source.path.lastIndexOf(u'/') + 1);
    QStringList found;
    for (const QString &candidate : {folder + name, QStringLiteral("core/") + name,
                                     QStringLiteral("ui/") + name, QStringLiteral("app/") + name}) {
        if (all.contains(candidate) && !found.contains(candidate))
            found.append(candidate);
    }
    return found;
}

QSet<QString> pathsOf(const QList<SourceText> &sources)
{
    QSet<QString> paths;
    for (const SourceText &source : sources)
        paths.insert(source.path);
    return paths;
}

/// Finds one circle in a graph, as the names along it with the first one again at the end.
QStringList findCircle(const QMap<QString, QStringList> &edges)
{
    enum class Mark { None, Open, Done };
    QHash<QString, Mark> marks;
    QStringList path;
    QStringList circle;
    const std::function<bool(const QString &)> visit = [&](const QString &node) {
        marks[node] = Mark::Open;
        path.append(node);
        for (const QString &next : edges.value(node)) {
            if (marks.value(next, Mark::None) == Mark::Open) {
                circle = path.mid(path.indexOf(next)) << next;
                return true;
            }
            if (marks.value(next, Mark::None) == Mark::None && visit(next))
                return true;
        }
        path.removeLast();
        marks[node] = Mark::Done;
        return false;
    };
    for (auto it = edges.cbegin(); it != edges.cend(); ++it) {
        if (marks.value(it.key(), Mark::None) == Mark::None && visit(it.key()))
            return circle;
    }
    return {};
}
} // namespace

QString Finding::sentence() const
{
    return QStringLiteral("%1:%2: %3 (%4)").arg(path).arg(line).arg(words, rule);
}

QString roomOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    if (parts.first() == u"core" || parts.first() == u"ui")
        return parts.size() > 2 ? parts.at(0) + u'/' + parts.at(1) : parts.first();
    return parts.first();
}

Arrows Arrows::parse(const QString &text, QList<Finding> &findings)
{
    static const QRegularExpression form(QStringLiteral(R"(^([a-z/]+):((?:\s+[a-z/]+)*)\s*$)"));
    Arrows arrows;
    int line = 0;
    for (const QString &words : text.split(u'\n')) {
        ++line;
        if (words.startsWith(u'#') || words.trimmed().isEmpty())
            continue;
        const QRegularExpressionMatch match = form.match(words);
        if (!match.hasMatch()) {
            findings.append({QStringLiteral("arrows"), QStringLiteral("tests/architecture/arrows.txt"), line,
                             QStringLiteral("neither a comment nor \"room: rooms\": %1").arg(words)});
            continue;
        }
        const QStringList uses = match.captured(2).simplified().split(u' ', Qt::SkipEmptyParts);
        arrows.m_rooms.append(match.captured(1));
        arrows.m_uses.insert(match.captured(1), QSet<QString>(uses.begin(), uses.end()));
    }
    return arrows;
}

bool Arrows::allows(const QString &from, const QString &to) const
{
    return from == to || m_uses.value(from).contains(to);
}

QList<Finding> Arrows::check() const
{
    QList<Finding> findings;
    const auto report = [&](const QString &words) {
        findings.append(
            {QStringLiteral("arrows"), QStringLiteral("tests/architecture/arrows.txt"), 1, words});
    };
    QMap<QString, QStringList> edges;
    for (const QString &room : m_rooms) {
        const QSet<QString> &uses = m_uses[room];
        edges[room] = QStringList(uses.begin(), uses.end());
        for (const QString &used : uses) {
            if (!m_uses.contains(used))
                report(QStringLiteral("%1 uses %2, which is not listed").arg(room, used));
            if (room.startsWith(u"core/") && !used.startsWith(u"core/"))
                report(QStringLiteral("%1 is core and may not use %2").arg(room, used));
            if (room.startsWith(u"ui/") && room != u"ui/shell" && used.startsWith(u"ui/") &&
                used != u"ui/kit")
                report(QStringLiteral("the page %1 may not use the page %2").arg(room, used));
            if (room.startsWith(u"ui/") && used == u"core/secrets")
                report(QStringLiteral("%1 may not use the keychain").arg(room));
        }
    }
    const QStringList circle = findCircle(edges);
    if (!circle.isEmpty())
        report(QStringLiteral("a circle of rooms: ") + circle.join(QStringLiteral(" -> ")));
    return findings;
}

QList<Finding> checkArrows(const QList<SourceText> &sources, const Arrows &arrows)
{
    const QString rule = QStringLiteral("arrows");
    const QSet<QString> all = pathsOf(sources);
    QSet<QString> unknown;
    QList<Finding> findings;
    for (const SourceText &source : sources) {
        const QString room = roomOf(source.path);
        if (!arrows.knows(room) && !unknown.contains(room)) {
            unknown.insert(room);
            findings.append({rule, source.path, 1,
                             QStringLiteral("%1 is not listed in tests/architecture/arrows.txt").arg(room)});
        }
        for (const SourceText::Include &include : source.includes) {
            if (!include.quoted || include.name.endsWith(u".moc"))
                continue;
            const QStringList meant = meantBy(source, include.name, all);
            if (meant.size() != 1) {
                findings.append({rule, source.path, include.line,
                                 meant.isEmpty()
                                     ? QStringLiteral("\"%1\" is no file of the project").arg(include.name)
                                     : QStringLiteral("\"%1\" may mean %2")
                                           .arg(include.name, meant.join(QStringLiteral(" or ")))});
                continue;
            }
            const QString used = roomOf(meant.first());
            if (!arrows.allows(room, used))
                findings.append(
                    {rule, source.path, include.line, QStringLiteral("%1 may not use %2").arg(room, used)});
        }
    }
    return findings;
}

QList<Finding> checkFileCycles(const QList<SourceText> &sources)
{
    const QSet<QString> all = pathsOf(sources);
    const auto node = [](const QString &path) { return path.left(path.lastIndexOf(u'.')); };
    QMap<QString, QStringList> edges;
    for (const SourceText &source : sources) {
        for (const SourceText::Include &include : source.includes) {
            const QStringList meant = include.quoted ? meantBy(source, include.name, all) : QStringList();
            if (meant.size() == 1 && node(meant.first()) != node(source.path))
                edges[node(source.path)].append(node(meant.first()));
        }
    }
    const QStringList circle = findCircle(edges);
    if (circle.isEmpty())
        return {};
    return {{QStringLiteral("file-cycles"), circle.first(), 1,
             QStringLiteral("a circle of files: ") + circle.join(QStringLiteral(" -> "))}};
}

} // namespace hatstand::architecture
