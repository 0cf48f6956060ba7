// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QHashFunctions>
#include <QMetaType>
#include <QString>
#include <QUuid>

#include <compare>

namespace hatstand
{

/// Makes a UUIDv7 (RFC 9562, 5.7): the clock's milliseconds, then random bits. Within one process the
/// ids of one millisecond ascend too, so that rows written together stay together in an index.
[[nodiscard]] QUuid makeUuidV7(const Clock &clock);

/// An id that cannot be taken for the id of something else. `Tag` is the type that it names.
template <class Tag>
class Id
{
public:
    Id() = default;
    [[nodiscard]] static Id create(const Clock &clock) { return Id(makeUuidV7(clock)); }
    [[nodiscard]] static Id fromUuid(const QUuid &uuid) { return Id(uuid); }
    /// A null id when the text is not a UUID.
    [[nodiscard]] static Id fromString(const QString &text) { return Id(QUuid::fromString(text)); }
    /// Exactly 16 bytes, as stored; a null id for anything else.
    [[nodiscard]] static Id fromBytes(const QByteArray &bytes)
    {
        return bytes.size() == 16 ? Id(QUuid::fromRfc4122(bytes)) : Id();
    }

    [[nodiscard]] bool isNull() const { return m_uuid.isNull(); }
    [[nodiscard]] QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }
    [[nodiscard]] QByteArray toBytes() const { return m_uuid.toRfc4122(); }
    [[nodiscard]] const QUuid &uuid() const { return m_uuid; }

    friend bool operator==(const Id &a, const Id &b) { return a.m_uuid == b.m_uuid; }
    friend bool operator!=(const Id &a, const Id &b) { return a.m_uuid != b.m_uuid; }
    friend bool operator<(const Id &a, const Id &b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m_uuid, seed); }

private:
    explicit Id(const QUuid &uuid) : m_uuid(uuid) {}
    QUuid m_uuid;
};

} // namespace hatstand
