// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"
#include "networks/loopback_visit.h"

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace hatstand::cli
{

class Output;

/// A sign-in by the browser from a terminal: prints the page's address, opens it, and takes the final address
/// as a line of the standard input where the browser cannot come back by itself (it runs on another
/// computer).
class BrowserConsole final : public QObject
{
    Q_OBJECT
public:
    /// `output` and `timers` outlive this.
    BrowserConsole(Output &output, Timers &timers, bool opensBrowser, QObject *parent = nullptr);
    ~BrowserConsole() override;

    [[nodiscard]] std::shared_ptr<networks::LoopbackVisit> visit() const { return m_visit; }

private:
    void show(const QUrl &page, bool opened);
    void readLines();

    Output &m_output;
    std::shared_ptr<networks::LoopbackVisit> m_visit;
    std::unique_ptr<QSocketNotifier> m_input;
    QByteArray m_line;
};

} // namespace hatstand::cli
