// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/hashtag_group.h"

#include <QSet>

namespace hatstand::plan
{

QString HashtagGroup::toText() const
{
    QStringList signs;
    for (const QString &tag : tags)
        signs.append(u'#' + tag);
    return signs.join(u' ');
}

QStringList hashtagsFromText(const QString &text)
{
    QStringList tags;
    QSet<QString> seen;
    QString tag;
    const auto finish = [&] {
        if (!tag.isEmpty() && !seen.contains(tag.toCaseFolded())) {
            seen.insert(tag.toCaseFolded());
            tags.append(tag);
        }
        tag.clear();
    };
    for (const QChar c : text) {
        if (c.isSpace() || c == u',' || c == u';' || c == u'#' || c == QChar(0xFF03))
            finish();
        else
            tag.append(c);
    }
    finish();
    return tags;
}

} // namespace hatstand::plan
