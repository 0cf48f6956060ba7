// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace hatstand::test
{

/// The result of a task that runs while the test does other things (moves time, cuts a line).
template <class T>
class Awaited
{
public:
    explicit Awaited(QCoro::Task<T> task) { store(std::move(task), m_state); }

    [[nodiscard]] bool isDone() const { return m_state->value.has_value(); }
    /// Lets events happen until it is done. False when that takes too long.
    [[nodiscard]] bool wait(std::chrono::milliseconds limit = std::chrono::seconds(20)) const
    {
        if (isDone())
            return true;
        QEventLoop loop;
        m_state->onDone = [&loop] { loop.quit(); };
        QTimer::singleShot(limit, &loop, &QEventLoop::quit);
        loop.exec();
        m_state->onDone = nullptr;
        return isDone();
    }
    [[nodiscard]] T &value() { return *m_state->value; }

private:
    struct State
    {
        std::optional<T> value;
        std::function<void()> onDone;
    };
    static QCoro::Task<void> store(QCoro::Task<T> task, std::shared_ptr<State> into)
    {
        into->value.emplace(co_await std::move(task));
        if (into->onDone)
            into->onDone();
    }
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

/// Lets events happen until the task is done; stops the test program when that takes too long, because there
/// is no value to go on with.
template <class T>
[[nodiscard]] T await(QCoro::Task<T> task)
{
    Awaited<T> awaited(std::move(task));
    if (!awaited.wait())
        qFatal("The task did not end in time.");
    return std::move(awaited.value());
}

} // namespace hatstand::test
