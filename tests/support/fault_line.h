// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <array>
#include <chrono>
#include <map>

class QTcpSocket;

namespace hatstand::test
{

/// A line to a server of this computer that misbehaves by chance, from a seed: it delays, resets at once,
/// takes a connection and stays silent, cuts a request or an answer at any byte, and says 503 although the
/// server has accepted. Each connection has one fate, which its number and the seed tell: the tenth meets the
/// same in each run, whatever the others do meanwhile.
class FaultLine final : public QObject
{
    Q_OBJECT
public:
    enum class Fate {
        Clean,
        Slow,
        Reset,
        Silent, ///< for two seconds, then reset
        CutRequest,
        CutAnswer,
        Trouble, ///< the answer of the server is thrown away; 503 comes instead
    };
    static constexpr int fates = 7;

    /// What becomes of one connection.
    struct Plan
    {
        Fate fate = Fate::Clean;
        qint64 cutAfter = 0;                ///< CutRequest and CutAnswer: so many bytes pass
        std::chrono::milliseconds delay{0}; ///< Slow
        friend bool operator==(const Plan &, const Plan &) = default;
    };
    /// `number` counts a line's connections, the first being 1; `share` is that of setShare.
    [[nodiscard]] static Plan planOf(quint32 seed, quint64 number, int share);

    /// `server` is an address of the loopback.
    FaultLine(const QUrl &server, quint32 seed, QObject *parent = nullptr);
    ~FaultLine() override;

    /// The address to be used in place of the server's.
    [[nodiscard]] QUrl url() const;
    /// How many of a hundred connections have another fate than Clean; 0 from the start. Open ones keep
    /// theirs.
    void setShare(int percent) { m_share = percent; }
    /// Open connections end, so that the next request meets what is set now.
    void dropAll();
    /// How many connections had that fate so far, and met it.
    [[nodiscard]] int met(Fate fate) const { return m_met[static_cast<size_t>(fate)]; }

private:
    /// One connection and its other half.
    struct Pair
    {
        QTcpSocket *client = nullptr;
        QTcpSocket *server = nullptr;
        Plan plan;
        qint64 passed = 0;   ///< of what is counted: the request's bytes, or the answer's
        bool isOver = false; ///< nothing passes (any more)
    };
    void take();
    void pump(quint64 id);
    void end(quint64 id);
    void met(const Pair &pair) { ++m_met[static_cast<size_t>(pair.plan.fate)]; }

    QUrl m_server;
    QTcpServer m_listener;
    const quint32 m_seed;
    int m_share = 0;
    std::array<int, fates> m_met{};
    std::map<quint64, Pair> m_pairs;
    quint64 m_last = 0;
};

} // namespace hatstand::test
