// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/text_markup.h"

namespace hatstand::ui::composer
{

QString markedUp(const QString &text, const networks::TextEntities &entities, const QColor &colour)
{
    const auto plain = [&text](qsizetype from, qsizetype to) {
        QString part = text.mid(from, to - from).toHtmlEscaped();
        part.replace(QLatin1Char('\n'), QLatin1String("<br>"));
        part.replace(QLatin1String("  "), QLatin1String("&nbsp; "));
        return part;
    };
    QString html;
    qsizetype at = 0;
    for (const networks::TextEntity &entity : entities) {
        if (entity.start < at || entity.end() > text.size())
            continue;
        html += plain(at, entity.start);
        html += QStringLiteral("<span style=\"color:%1\">%2</span>")
                    .arg(colour.name(), plain(entity.start, entity.end()));
        at = entity.end();
    }
    return html + plain(at, text.size());
}

} // namespace hatstand::ui::composer
