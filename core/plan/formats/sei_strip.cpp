// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/formats/sei_strip.h"

#include <optional>

namespace hatstand::plan
{

namespace
{
/// Reads a unit without the bytes that guard two zeros against being taken for its end.
class Reader
{
public:
    Reader(const QByteArray &unit, qsizetype at) : m_unit(unit), m_at(at) { passGuard(); }

    [[nodiscard]] qsizetype at() const { return m_at; } ///< in the unit, guards counted in
    [[nodiscard]] qsizetype guards() const { return m_guards; }
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_unit.size(); }
    uchar next()
    {
        const auto byte = uchar(m_unit[m_at++]);
        m_zeros = byte == 0 ? m_zeros + 1 : 0;
        passGuard();
        return byte;
    }

private:
    void passGuard()
    {
        if (m_zeros < 2 || isAtEnd() || m_unit[m_at] != '\3')
            return;
        m_zeros = 0;
        ++m_guards;
        ++m_at;
    }

    const QByteArray &m_unit;
    qsizetype m_at;
    qsizetype m_guards = 0;
    int m_zeros = 0;
};

/// A type or a size of a message: bytes of 255, and a last one, added up.
std::optional<qsizetype> number(Reader &reader)
{
    qsizetype value = 0;
    while (!reader.isAtEnd()) {
        const uchar byte = reader.next();
        value += byte;
        if (byte != 255)
            return value;
    }
    return std::nullopt;
}

/// That many bytes that say nothing, of which that many are guards; nothing when they are about all there is:
/// zeros then, that say nothing either.
std::optional<QByteArray> nothing(qsizetype length, qsizetype guards)
{
    constexpr qsizetype around = 3;
    if (length < guards * 3 + around)
        return std::nullopt;
    QByteArray bytes(length, '\xff');
    for (qsizetype i = 0; i < guards; ++i)
        bytes.replace(1 + i * 3, 3, QByteArrayLiteral("\0\0\3"));
    bytes[1 + guards * 3] = '\1'; // what is guarded is a small number
    return bytes;
}
} // namespace

Patches seiPatches(const QByteArray &unit, qsizetype headSize)
{
    constexpr qsizetype userDataUnregistered = 5;
    Patches patches;
    Reader reader(unit, headSize);
    // The last byte is the end of the list.
    while (reader.at() + 1 < unit.size()) {
        const auto type = number(reader);
        const auto size = number(reader);
        if (!type || !size)
            break;
        const qsizetype from = reader.at();
        const qsizetype guards = reader.guards();
        for (qsizetype i = 0; i < *size && !reader.isAtEnd(); ++i)
            reader.next();
        if (*type != userDataUnregistered)
            continue;
        if (const auto bytes = nothing(reader.at() - from, reader.guards() - guards))
            patches.push_back({from, *bytes, 0});
    }
    return patches;
}

} // namespace hatstand::plan
