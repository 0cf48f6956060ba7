// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/forbidden_characters.h"

#include "networks/text_measure.h"

#include <QSet>

#include <algorithm>

namespace hatstand::plan
{

namespace
{
QString lookAlike(const QString &character)
{
    if (character == u'<')
        return QStringLiteral("\u2039");
    if (character == u'>')
        return QStringLiteral("\u203a");
    return {};
}
} // namespace

QString withoutForbidden(const QString &text, const networks::TextRules &rules)
{
    QSet<qsizetype> starts;
    QSet<qsizetype> ends;
    for (const networks::TextEntity &entity : networks::findEntities(text, rules.entities)) {
        if (entity.kind == networks::EntityKind::Link) {
            starts.insert(entity.start);
            ends.insert(entity.end());
        }
    }
    const QStringList &forbidden = rules.forbidden.value;
    QString kept;
    kept.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const QStringView rest = QStringView(text).mid(at);
        const auto found = std::find_if(forbidden.begin(), forbidden.end(), [rest](const QString &character) {
            return rest.startsWith(character);
        });
        if (found == forbidden.end()) {
            kept += text[at++];
            continue;
        }
        const qsizetype next = at + found->size();
        if (!starts.contains(next) && !ends.contains(at))
            kept += lookAlike(*found);
        at = next;
    }
    return kept;
}

} // namespace hatstand::plan
