// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace hatstand::cli
{

/// Says when nobody reads any more what the program prints into a pipe ("… | head -1"), also while there is
/// nothing to print. A file, a terminal and a system's log never say so: the one has no reader, of the others
/// the program may be meant to outlive.
class ReaderWatch : public QObject
{
    Q_OBJECT

public:
    /// `descriptor` is what is written to, and must stay open for as long as this lives.
    explicit ReaderWatch(int descriptor, QObject *parent = nullptr);
    ~ReaderWatch() override;

Q_SIGNALS:
    /// Once.
    void gone();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace hatstand::cli
