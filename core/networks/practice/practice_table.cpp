// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/practice/practice_table.h"

#include "storage/database.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hatstand::networks
{

namespace
{
using storage::Row;

Result<void> done(const Result<int> &ran)
{
    return ran ? Result<void>() : Result<void>(fail(ran.error()));
}

PracticeProfile profileOf(const Row &row)
{
    PracticeProfile profile;
    profile.handle = row.text(0);
    profile.displayName = row.text(1);
    profile.seed = static_cast<quint32>(row.integer(2));
    profile.behaviour = row.enumeration<PracticeBehaviour>(3);
    profile.followers = static_cast<int>(row.integer(4));
    profile.createdAt = row.instant(5);
    return profile;
}

constexpr QLatin1StringView partsKey("parts");
constexpr QLatin1StringView answersKey("answers");
constexpr QLatin1StringView rootKey("root");

QString compact(const QJsonDocument &json)
{
    return QString::fromUtf8(json.toJson(QJsonDocument::Compact));
}

/// The column holds the list of the parts; of a post that answers something, an object with that list in it
/// and what it answers.
QString keptParts(const PracticePost &post)
{
    if (post.answersId.isEmpty())
        return post.parts;
    return compact(QJsonDocument(QJsonObject{{partsKey, QJsonDocument::fromJson(post.parts.toUtf8()).array()},
                                             {answersKey, post.answersId},
                                             {rootKey, post.rootId}}));
}

void readParts(PracticePost &post, const QString &kept)
{
    const QJsonDocument json = QJsonDocument::fromJson(kept.toUtf8());
    post.parts = kept;
    if (!json.isObject())
        return;
    post.parts = compact(QJsonDocument(json[partsKey].toArray()));
    post.answersId = json[answersKey].toString();
    post.rootId = json[rootKey].toString();
}

PracticePost postOf(const Row &row)
{
    PracticePost post;
    post.recordKey = row.text(0);
    post.handle = row.text(1);
    post.text = row.text(2);
    post.firstComment = row.text(3);
    post.media = row.text(4);
    post.createdAt = row.instant(5);
    readParts(post, row.text(6));
    return post;
}
} // namespace

Result<void> PracticeTable::addProfile(const PracticeProfile &profile)
{
    return done(m_database.run("INSERT INTO practice_profiles (handle, display_name, seed, behaviour, "
                               "followers, created_at) VALUES (?, ?, ?, ?, ?, ?)",
                               profile.handle, profile.displayName, qint64(profile.seed), profile.behaviour,
                               profile.followers, profile.createdAt));
}

Result<void> PracticeTable::setBehaviour(const QString &handle, PracticeBehaviour behaviour)
{
    return done(
        m_database.run("UPDATE practice_profiles SET behaviour = ? WHERE handle = ?", behaviour, handle));
}

Result<std::optional<PracticeProfile>> PracticeTable::profile(const QString &handle) const
{
    return m_database.first(profileOf,
                            "SELECT handle, display_name, seed, behaviour, followers, created_at "
                            "FROM practice_profiles WHERE handle = ?",
                            handle);
}

Result<std::vector<PracticeProfile>> PracticeTable::profiles() const
{
    return m_database.all(profileOf, "SELECT handle, display_name, seed, behaviour, followers, created_at "
                                     "FROM practice_profiles ORDER BY created_at, handle");
}

Result<void> PracticeTable::addPost(const PracticePost &post)
{
    return done(m_database.run("INSERT INTO practice_posts (record_key, handle, text, first_comment, media, "
                               "created_at, parts) VALUES (?, ?, ?, ?, ?, ?, ?) "
                               "ON CONFLICT (handle, record_key) DO NOTHING",
                               post.recordKey, post.handle, post.text, post.firstComment, post.media,
                               post.createdAt, keptParts(post)));
}

Result<std::optional<PracticePost>> PracticeTable::post(const QString &handle, const QString &recordKey) const
{
    return m_database.first(postOf,
                            "SELECT record_key, handle, text, first_comment, media, created_at, parts "
                            "FROM practice_posts WHERE handle = ? AND record_key = ?",
                            handle, recordKey);
}

Result<std::vector<PracticePost>> PracticeTable::posts(const QString &handle, int limit) const
{
    return m_database.all(postOf,
                          "SELECT record_key, handle, text, first_comment, media, created_at, parts "
                          "FROM practice_posts WHERE handle = ? ORDER BY created_at DESC LIMIT ?",
                          handle, limit);
}

Result<std::vector<PracticePost>> PracticeTable::postsSince(const QString &handle, Instant from) const
{
    return m_database.all(postOf,
                          "SELECT record_key, handle, text, first_comment, media, created_at, parts "
                          "FROM practice_posts WHERE handle = ? AND created_at >= ? ORDER BY created_at",
                          handle, from);
}

Result<int> PracticeTable::postCount(const QString &handle) const
{
    const auto counted = m_database.first([](const Row &row) { return static_cast<int>(row.integer(0)); },
                                          "SELECT count(*) FROM practice_posts WHERE handle = ?", handle);
    if (!counted)
        return fail(counted.error());
    return counted->value_or(0);
}

} // namespace hatstand::networks
