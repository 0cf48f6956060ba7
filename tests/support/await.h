// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QTest>

#include <chrono>
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
    explicit Awaited(QCoro::Task<T> task) { store(std::move(task), m_value); }

    [[nodiscard]] bool isDone() const { return m_value->has_value(); }
    /// Lets events happen until it is done. False when that takes too long.
    [[nodiscard]] bool wait(std::chrono::milliseconds limit = std::chrono::seconds(20)) const
    {
        return QTest::qWaitFor([value = m_value] { return value->has_value(); },
                               static_cast<int>(limit.count()));
    }
    [[nodiscard]] T &value() { return **m_value; }

private:
    static QCoro::Task<void> store(QCoro::Task<T> task, std::shared_ptr<std::optional<T>> into)
    {
        into->emplace(co_await std::move(task));
    }
    std::shared_ptr<std::optional<T>> m_value = std::make_shared<std::optional<T>>();
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
