// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <coroutine>
#include <memory>
#include <optional>
#include <utility>

namespace hatstand
{

/// A result that comes once, later, for one coroutine: callbacks end in it, `co_await` takes it out.
/// Copies are the same completion. Belongs to one thread. Await a named one, not a temporary.
///
/// If it is never completed, the coroutine that waits is never resumed: whoever takes on work completes it,
/// in a destructor too.
template <class T>
class Completion
{
public:
    /// Resumes who waits, before it returns. Later calls do nothing.
    void complete(T value) const
    {
        const auto state = m_state; // resuming may destroy the last owner
        if (state->done)
            return;
        state->done = true;
        state->value.emplace(std::move(value));
        if (const auto waiting = std::exchange(state->waiting, nullptr))
            waiting.resume();
    }
    [[nodiscard]] bool isDone() const { return m_state->done; }

    [[nodiscard]] bool await_ready() const noexcept { return m_state->done; }
    void await_suspend(std::coroutine_handle<> waiting) const noexcept { m_state->waiting = waiting; }
    [[nodiscard]] T await_resume() const { return std::move(*m_state->value); }

private:
    struct State
    {
        bool done = false;
        std::optional<T> value;
        std::coroutine_handle<> waiting;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace hatstand
