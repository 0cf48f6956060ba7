// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/shifted_clock.h"

#include <QString>

#include <memory>
#include <optional>

namespace hatstand
{
class Parts;
}

namespace hatstand::cli
{

/// What every command has at hand: where to print, what time it is, and the workspace once it is asked for.
class Context
{
public:
    /// `workspacePath` may be empty: then $HATSTAND_WORKSPACE is used, else the last one that the window had
    /// open.
    Context(Output &output, QString workspacePath);
    ~Context();
    Context(const Context &) = delete;
    Context &operator=(const Context &) = delete;

    [[nodiscard]] Output &output() { return m_output; }
    /// The computer's clock, or the one that `setNow` has set.
    [[nodiscard]] const Clock &clock() const;
    /// Sets the clock of this call; it goes on from there. Before the workspace is opened.
    void setNow(Instant now);
    /// The path that was named, or the one that is used without; empty when there is none.
    [[nodiscard]] QString workspacePath() const;
    /// Opens the workspace the first time, and answers the parts on it.
    [[nodiscard]] Result<Parts *> open();

private:
    Output &m_output;
    QString m_workspacePath;
    SystemClock m_systemClock;
    std::optional<ShiftedClock> m_shiftedClock;
    std::unique_ptr<Parts> m_parts;
};

/// The failure of a command that was called wrongly.
[[nodiscard]] Error wrongCall(const QString &what, const QString &remedy = {});
/// Prints the failure and answers the exit code for it: 2 where the call itself was wrong, else 1. `beside`
/// stands beside the error with `--json`.
ExitCode failed(Context &context, const Error &error, const QJsonObject &beside = {});

} // namespace hatstand::cli
