// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/personal_words.h"

#include "storage/settings_table.h"
#include "storage/transaction.h"

namespace hatstand::plan
{

namespace
{
QString keyOf(const clients::ClientId &client)
{
    return QStringLiteral("spelling.words.") + client.toString();
}
} // namespace

PersonalWords::PersonalWords(storage::Database &database, QObject *parent)
    : QObject(parent), m_database(database), m_table(std::make_unique<storage::SettingsTable>(database))
{
}

PersonalWords::~PersonalWords() = default;

Result<QStringList> PersonalWords::of(const clients::ClientId &client) const
{
    const auto words = m_table->text(keyOf(client));
    if (!words)
        return fail(words.error());
    return words->value_or(QString()).split(u'\n', Qt::SkipEmptyParts);
}

Result<QSet<QString>> PersonalWords::foldedOf(const clients::ClientId &client) const
{
    const auto words = of(client);
    if (!words)
        return fail(words.error());
    QSet<QString> folded;
    for (const QString &word : *words)
        folded.insert(word.toCaseFolded());
    return folded;
}

Result<void> PersonalWords::add(const clients::ClientId &client, const QString &word)
{
    const QString added = word.simplified();
    if (added.isEmpty())
        return fail(ErrorCode::InvalidInput, tr("There is no word to remember."));
    auto done = storage::inTransaction(m_database, [&]() -> Result<void> {
        auto words = of(client);
        if (!words)
            return fail(std::move(words.error()));
        if (words->contains(added, Qt::CaseInsensitive))
            return {};
        words->append(added);
        words->sort(Qt::CaseInsensitive);
        return m_table->setText(keyOf(client), words->join(u'\n'));
    });
    if (done)
        Q_EMIT changed();
    return done;
}

Result<void> PersonalWords::remove(const clients::ClientId &client, const QString &word)
{
    auto done = storage::inTransaction(m_database, [&]() -> Result<void> {
        auto words = of(client);
        if (!words)
            return fail(std::move(words.error()));
        words->removeIf([&word](const QString &kept) {
            return kept.compare(word.simplified(), Qt::CaseInsensitive) == 0;
        });
        return m_table->setText(keyOf(client), words->join(u'\n'));
    });
    if (done)
        Q_EMIT changed();
    return done;
}

} // namespace hatstand::plan
