// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/inflater.h"

#include <array>
#include <zlib.h>

namespace hatstand::net
{

struct Inflater::Stream
{
    z_stream z{};
    bool ready = false;
};

Inflater::Inflater(qint64 limit) : m_stream(std::make_unique<Stream>()), m_limit(limit)
{
    constexpr int gzipOnly = 16; // added to the window's size: expect gzip's header and checksum
    m_stream->ready = inflateInit2(&m_stream->z, MAX_WBITS + gzipOnly) == Z_OK;
    if (!m_stream->ready)
        m_state = State::Broken;
}

Inflater::~Inflater()
{
    if (m_stream->ready)
        inflateEnd(&m_stream->z);
}

Inflater::State Inflater::feed(const QByteArray &packed, QByteArray &into)
{
    if (m_state == State::Broken || m_state == State::TooLarge || packed.isEmpty())
        return m_state;
    z_stream &z = m_stream->z;
    QByteArray input = packed; // zlib takes it as not const
    z.next_in = reinterpret_cast<Bytef *>(input.data());
    z.avail_in = static_cast<uInt>(input.size());
    // zlib writes before we read.
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init)
    std::array<char, size_t{64} * 1024> piece;
    for (;;) {
        // More after the end is a further member (RFC 1952, 2.2).
        if (m_state == State::Complete) {
            if (z.avail_in == 0)
                return m_state;
            if (inflateReset(&z) != Z_OK)
                return m_state = State::Broken;
            m_state = State::More;
        }
        z.next_out = reinterpret_cast<Bytef *>(piece.data());
        z.avail_out = static_cast<uInt>(piece.size());
        const int result = inflate(&z, Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            return m_state = State::Broken;
        const auto unpacked = static_cast<qsizetype>(piece.size() - z.avail_out);
        if (into.size() + unpacked > m_limit)
            return m_state = State::TooLarge;
        into.append(piece.data(), unpacked);
        if (result == Z_STREAM_END)
            m_state = State::Complete;
        else if (z.avail_in == 0 && z.avail_out > 0)
            return m_state;
    }
}

} // namespace hatstand::net
