// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/post_search_table.h"

#include "storage/database.h"

#include <QStringList>

namespace hatstand::plan
{

namespace
{
bool isWrittenWithoutSpaces(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}
} // namespace

QString PostSearchTable::expression(const QString &words)
{
    // More words than this are a pasted text; the first ones find it.
    constexpr qsizetype maxWords = 16;
    QStringList quoted;
    QString word;
    const auto finishWord = [&] {
        if (!word.isEmpty() && quoted.size() < maxWords)
            quoted.append(u'"' + word + u'"');
        word.clear();
    };
    for (const QChar c : words.left(1000)) {
        if (isWrittenWithoutSpaces(c.script()))
            return {};
        // Marks and surrogates belong to the word; anything else parts words, as the index does.
        if (c.isLetterOrNumber() || c.isMark())
            word.append(c);
        else
            finishWord();
    }
    finishWord();
    if (quoted.isEmpty())
        return {};
    // FTS5: a star after a quoted string makes it a beginning.
    return quoted.join(u' ') + u'*';
}

Result<std::vector<PostId>>
PostSearchTable::find(const QString &words, const std::optional<clients::ClientId> &client, int limit) const
{
    const auto toId = [](const storage::Row &row) { return row.id<PostId>(0); };
    const QString match = expression(words);
    if (match.isEmpty()) {
        if (words.trimmed().isEmpty())
            return std::vector<PostId>();
        const QString pattern = likePattern(words.trimmed());
        return m_database.all(
            toId,
            "SELECT id FROM posts WHERE deleted_at IS NULL AND purpose = 0 AND (?1 IS NULL OR client_id = ?1)"
            " AND (title LIKE ?2 ESCAPE '\\' OR text LIKE ?2 ESCAPE '\\')"
            " ORDER BY updated_at DESC LIMIT ?3",
            client, pattern, limit);
    }
    // The title counts more: it is what a person gave the post as its name.
    return m_database.all(toId,
                          "SELECT p.id FROM posts_search s JOIN posts p ON p.rowid = s.rowid"
                          " WHERE posts_search MATCH ?2 AND p.deleted_at IS NULL AND p.purpose = 0"
                          " AND (?1 IS NULL OR p.client_id = ?1)"
                          " ORDER BY bm25(posts_search, 4.0, 1.0), p.updated_at DESC LIMIT ?3",
                          client, match, limit);
}

QString likePattern(const QString &words)
{
    QString escaped = words.left(1000);
    escaped.replace(u'\\', QStringLiteral("\\\\"));
    escaped.replace(u'%', QStringLiteral("\\%"));
    escaped.replace(u'_', QStringLiteral("\\_"));
    return u'%' + escaped + u'%';
}

} // namespace hatstand::plan
