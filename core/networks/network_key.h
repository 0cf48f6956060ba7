// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

namespace hatstand::networks
{

/// Names a kind of network in files and in the database ("bluesky"): small letters, digits and dashes.
/// The key says nothing about whether this version of the program knows the network; ask RulesCatalogue.
class NetworkKey
{
public:
    NetworkKey() = default;
    /// A null key when the text is empty, too long (32) or holds another character.
    [[nodiscard]] static NetworkKey fromString(const QString &text);

    /// Built in; needs no Internet.
    [[nodiscard]] static NetworkKey practice() { return NetworkKey(QStringLiteral("practice")); }
    [[nodiscard]] static NetworkKey bluesky() { return NetworkKey(QStringLiteral("bluesky")); }
    /// Any place in the world that has no rules of its own here.
    [[nodiscard]] static NetworkKey other() { return NetworkKey(QStringLiteral("other")); }

    [[nodiscard]] bool isNull() const { return m_text.isEmpty(); }
    [[nodiscard]] const QString &toString() const { return m_text; }

    friend bool operator==(const NetworkKey &, const NetworkKey &) = default;
    friend bool operator<(const NetworkKey &a, const NetworkKey &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const NetworkKey &key, size_t seed = 0) { return ::qHash(key.m_text, seed); }

private:
    explicit NetworkKey(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

} // namespace hatstand::networks

Q_DECLARE_METATYPE(hatstand::networks::NetworkKey)
