// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace hatstand::ui
{
class Card;
}

namespace hatstand::ui::shell
{

/// The window's content while no workspace is open: look around in a sample, start one's own, or open one.
class WelcomeView final : public QWidget
{
    Q_OBJECT
public:
    /// `folder` is where a new workspace goes; `offerSample` is false where this program cannot make one.
    WelcomeView(const Kit &kit, const QString &folder, bool offerSample, QWidget *parent = nullptr);
    /// Absolute paths, the last opened first.
    void setRecent(const QStringList &paths);
    /// Why the last attempt to open did not work; empty takes it away.
    void setTrouble(const QString &sentence);
    /// The sample is being made: the buttons wait, but for Cancel.
    void setProgress(double share);
    /// It is made, or was stopped: the buttons work again.
    void endProgress();

Q_SIGNALS:
    void sampleRequested();
    void cancelRequested();
    void newRequested();
    void openRequested();
    void recentRequested(const QString &path);

private:
    void addProgress();

    Kit m_kit;
    QVBoxLayout *m_column;
    QLabel *m_trouble;
    QWidget *m_choices;
    Card *m_recent = nullptr;
    QWidget *m_progress = nullptr;
    QProgressBar *m_bar = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace hatstand::ui::shell
