// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace hatstand::bench
{

/// How long an event had to wait, for moments that lie evenly in time: also for those that came and went
/// while the window was busy.
class Waits final : public QObject
{
public:
    Waits()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] { look(); });
    }
    void begin()
    {
        m_elapsed.start();
        m_timer.start(every);
    }
    void end() { m_timer.stop(); }
    [[nodiscard]] std::vector<double> &milliseconds() { return m_waits; }

private:
    static constexpr int every = 4;
    void look()
    {
        const double now = double(m_elapsed.nsecsElapsed()) / 1e6;
        for (; m_due <= now; m_due += every)
            m_waits.push_back(now - m_due);
    }
    QTimer m_timer;
    QElapsedTimer m_elapsed;
    double m_due = every;
    std::vector<double> m_waits;
};

/// One JSON line.
inline void print(const char *id, std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto at = [&](double part) { return values[size_t(part * double(values.size() - 1))]; };
    std::printf("{\"id\":\"%s\",\"p50\":%.2f,\"p99\":%.2f,\"max\":%.2f,\"n\":%zu,\"unit\":\"ms\"}\n", id,
                at(0.5), at(0.99), values.back(), values.size());
}

inline void letPass(Milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace hatstand::bench
