// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace hatstand
{

namespace detail
{
struct CancelState
{
    bool cancelled = false;
    std::uint64_t nextKey = 0;
    std::map<std::uint64_t, std::function<void()>> callbacks;
};
} // namespace detail

/// Asks long work to stop. Given by value to what takes time; made by a CancelSource. A token made by its
/// own constructor is never cancelled. All of it belongs to one thread (that of the event loop).
class CancelToken
{
public:
    /// Keeps a callback registered; the callback is dropped when this goes.
    class Subscription
    {
    public:
        Subscription() = default;
        Subscription(const Subscription &) = delete;
        Subscription &operator=(const Subscription &) = delete;
        Subscription(Subscription &&other) noexcept : m_state(std::move(other.m_state)), m_key(other.m_key) {}
        Subscription &operator=(Subscription &&other) noexcept
        {
            if (this != &other) {
                drop();
                m_state = std::move(other.m_state);
                m_key = other.m_key;
            }
            return *this;
        }
        ~Subscription() { drop(); }

        void drop()
        {
            if (const auto state = m_state.lock())
                state->callbacks.erase(m_key);
            m_state.reset();
        }

    private:
        friend class CancelToken;
        Subscription(std::weak_ptr<detail::CancelState> state, std::uint64_t key)
            : m_state(std::move(state)), m_key(key)
        {
        }
        std::weak_ptr<detail::CancelState> m_state;
        std::uint64_t m_key = 0;
    };

    CancelToken() = default;

    [[nodiscard]] bool isCancelled() const { return m_state && m_state->cancelled; }
    /// Calls back once when cancelled; at once when that has happened already. The callback may drop
    /// any subscription, its own too.
    [[nodiscard]] Subscription onCancel(std::function<void()> callback) const
    {
        if (!m_state)
            return {};
        if (m_state->cancelled) {
            callback();
            return {};
        }
        const std::uint64_t key = m_state->nextKey++;
        m_state->callbacks.emplace(key, std::move(callback));
        return Subscription(m_state, key);
    }

private:
    friend class CancelSource;
    explicit CancelToken(std::shared_ptr<detail::CancelState> state) : m_state(std::move(state)) {}
    std::shared_ptr<detail::CancelState> m_state;
};

/// The end that cancels. Copies are the same source. Letting the last one go does not cancel.
class CancelSource
{
public:
    [[nodiscard]] CancelToken token() const { return CancelToken(m_state); }
    [[nodiscard]] bool isCancelled() const { return m_state->cancelled; }
    void cancel()
    {
        // Kept here because a callback may destroy this source.
        const auto state = m_state;
        state->cancelled = true;
        while (!state->callbacks.empty()) {
            auto node = state->callbacks.extract(state->callbacks.begin());
            node.mapped()();
        }
    }

private:
    std::shared_ptr<detail::CancelState> m_state = std::make_shared<detail::CancelState>();
};

} // namespace hatstand
