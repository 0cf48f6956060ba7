// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "net/rate_limiter.h"
#include "parts.h"
#include "publish/sender_options.h"
#include "support/file_secrets.h"

#include <memory>

namespace hatstand::test
{

/// A clock that somebody has set wrong; how long a wait takes stays real.
class MovedClock final : public Clock
{
public:
    explicit MovedClock(Milliseconds by) : m_by(by) {}
    [[nodiscard]] Instant now() const override { return m_real.now() + m_by; }
    [[nodiscard]] Milliseconds steady() const override { return m_real.steady(); }

private:
    SystemClock m_real;
    Milliseconds m_by;
};

/// The program as it is put together in app/, with a file for a keychain and without the patience that real
/// networks are owed. The seed is that of the sender's jitter; 0: a random one.
struct KillParts
{
    KillParts(const QString &path, Milliseconds clockMovedBy, quint32 seed)
        : clock(clockMovedBy), secrets(path + QStringLiteral(".secrets"))
    {
        auto opened = QFile::exists(path)
                          ? Parts::open(path, clock, Parts::Use::CommandLine)
                          : Parts::create(path, QStringLiteral("Kill"), clock, Parts::Use::CommandLine);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().sentence()));
        parts = std::move(*opened);
        parts->useSecrets(secrets);
        publish::SenderOptions options;
        options.lease = std::chrono::seconds(3);
        options.lateSpacing = Milliseconds(0);
        // So long a server of this computer may go on with a request whose line is cut.
        options.settle = std::chrono::milliseconds(1500);
        options.retry = {1'000'000, std::chrono::hours(24 * 30), Milliseconds(20), Milliseconds(300)};
        options.seed = seed;
        parts->useSending(options);
        parts->limiter().setDefaultRule({});
    }

    MovedClock clock;
    FileSecrets secrets;
    std::unique_ptr<Parts> parts;
};

} // namespace hatstand::test
