// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What of a picture goes out: by shape, by hand, by keyboard, and the point that must stay visible.
#include "composer/crop_dialog.h"
#include "composer/cropped.h"
#include "composer_fixture.h"
#include "kit/segmented_control.h"

#include <QComboBox>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::ui::composer;
using test::ComposerFixture;

class CropTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ComposerFixture> m;

    [[nodiscard]] ComposerState &state() const { return m->page->state(); }
    [[nodiscard]] const plan::PostMedia &picture() const { return state().media()[0]; }
    /// One of 400 × 200 in a post, as it is asked for from the row of pictures.
    CropDialog *openDialog()
    {
        if (!m->page) {
            m->show(ui::OpenPost{m->addDraft(QStringLiteral("Rolls"), {m->bluesky})});
            QImage image(400, 200, QImage::Format_RGB32);
            image.fill(Qt::red);
            const QString path = m->workspace.folder.filePath(QStringLiteral("wide.png"));
            if (!image.save(path))
                qFatal("The picture could not be written.");
            state().addMedia(test::await(m->media.add(path)).value(), {});
            state().setCurrentMedia(0);
        }
        // Asked for more than once before the picture has been read, it is opened once.
        auto *button = m->find<QPushButton>("cropPicture");
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::mouseClick(button, Qt::LeftButton);
        if (!QTest::qWaitFor([this] { return m->page->findChild<CropDialog *>() != nullptr; }))
            qFatal("The picture could not be opened.");
        if (m->page->findChildren<CropDialog *>().size() != 1)
            qFatal("The picture was opened twice.");
        return m->find<CropDialog>("cropDialog");
    }
    void chooseShape(const QString &key) const
    {
        auto *shape = m->find<QComboBox>("cropShape");
        shape->setFocus();
        const int wanted = shape->findData(key);
        QTest::keyClick(shape, Qt::Key_Home);
        for (int i = 0; i < wanted; ++i)
            QTest::keyClick(shape, Qt::Key_Down);
        QCOMPARE(shape->currentIndex(), wanted);
    }
    void keep() const { QTest::mouseClick(m->find<QPushButton>("keepCrop"), Qt::LeftButton); }

private Q_SLOTS:
    void init() { m = std::make_unique<ComposerFixture>(); }
    void cleanup() { m.reset(); }

    void aShapeIsCutAndTakenBack()
    {
        openDialog();
        chooseShape(QStringLiteral("1:1"));
        QCOMPARE(m->find<QLabel>("cropFacts")->text(), QStringLiteral("200 × 200 of 400 × 200 pixels"));
        keep();
        QCOMPARE(picture().crop, std::optional(QRectF(0.25, 0, 0.5, 1)));
        QVERIFY(!picture().focus);
        m->undo.undo();
        QVERIFY(!picture().crop);
        m->undo.redo();
        QVERIFY(picture().crop.has_value());
    }
    void theKeysMoveAndResizeIt()
    {
        openDialog();
        chooseShape(QStringLiteral("1:1"));
        auto *view = m->find<CropView>("cropView");
        view->setFocus();
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(view, Qt::Key_Left);
        QCOMPARE(qRound(view->part().left() * 100), 20);
        QTest::keyClick(view, Qt::Key_Left, Qt::ShiftModifier);
        // The shape stays.
        QCOMPARE(qRound(view->part().width() * 400), qRound(view->part().height() * 200));
        QVERIFY(view->part().width() < 0.5);
        keep();
        QVERIFY(picture().crop.has_value());
    }
    void isDraggedByHand()
    {
        openDialog();
        auto *view = m->find<CropView>("cropView");
        const QPoint from = view->shown({1, 1}).toPoint();
        const QPoint to = view->shown({0.6, 0.5}).toPoint();
        QTest::mousePress(view, Qt::LeftButton, {}, from);
        QTest::mouseMove(view, to);
        QTest::mouseRelease(view, Qt::LeftButton, {}, to);
        QCOMPARE(qRound(view->part().width() * 10), 6);
        QCOMPARE(qRound(view->part().height() * 10), 5);
        QCOMPARE(m->find<QComboBox>("cropShape")->currentData().toString(), QStringLiteral("by-hand"));
        QTest::mouseClick(m->find<QPushButton>("resetCrop"), Qt::LeftButton);
        QCOMPARE(view->part(), QRectF(0, 0, 1, 1));
        keep();
        QVERIFY(!picture().crop && !picture().focus);
    }
    void theGripsStandInsideTheFrameOfTheFocus()
    {
        openDialog();
        const auto *view = m->find<CropView>("cropView");
        const QPointF first = view->shown({0, 0});
        const QPointF last = view->shown({1, 1});
        const double grip = m->kit.px(8) / 2.0; // what a grip takes beyond the edge of the picture
        const double frame = 3;                 // two pixels, and one between
        QVERIFY(first.x() - grip >= frame && first.y() - grip >= frame);
        QVERIFY(last.x() + grip <= view->width() - frame && last.y() + grip <= view->height() - frame);
    }
    void theFocusPointIsSetByKeyAndByPointer()
    {
        openDialog();
        m->find<ui::SegmentedControl>("cropTool")->setCurrentIndex(1);
        auto *view = m->find<CropView>("cropView");
        QTest::mouseClick(view, Qt::LeftButton, {}, view->shown({0.25, 0.75}).toPoint());
        view->setFocus();
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(view, Qt::Key_Up);
        keep();
        QVERIFY(picture().focus.has_value() && !picture().crop);
        QCOMPARE(qRound(picture().focus->x() * 20), 5);
        QCOMPARE(qRound(picture().focus->y() * 20), 14);
        // It is shown again.
        QTRY_VERIFY(!m->page->findChild<CropDialog *>());
        openDialog();
        QCOMPARE(qRound(m->find<CropView>("cropView")->focusPoint().y() * 20), 14);
    }
    void ofWhatMovesACropIsOnlyTakenBack()
    {
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Rolls"), {m->bluesky})});
        const QString path = m->workspace.folder.filePath(QStringLiteral("waving.png"));
        QImage image(40, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        QVERIFY(image.save(path));
        plan::MediaItem item = test::await(m->media.add(path)).value();
        item.isAnimated = true;
        state().addMedia(item, {});
        state().setCurrentMedia(0);
        QVERIFY(m->find<QPushButton>("cropPicture")->isHidden());
        state().setCrop(0, QRectF(0, 0, 0.5, 1), std::nullopt);
        QVERIFY(!m->find<QPushButton>("cropPicture")->isHidden());
    }

    void escLeavesItAsItIs()
    {
        QTest::keyClick(openDialog(), Qt::Key_Escape);
        QVERIFY(!picture().crop && !picture().focus);
    }
    void whatIsShownIsWhatGoesOut()
    {
        QImage image(40, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        plan::PostMedia media;
        QCOMPARE(cropped(image, media).size(), QSize(40, 20));
        media.crop = QRectF(0.25, 0, 0.5, 1);
        QCOMPARE(cropped(image, media).size(), QSize(20, 20));
        QVERIFY(cropped({}, media).isNull());
    }
    void whateverIsDraggedItStaysWithinThePicture()
    {
        const bool holds = rc::check("a dragged part is a part of the picture", [] {
            const auto share = [] { return *rc::gen::inRange(0, 101) / 100.0; };
            const double width = std::max(0.1, share());
            const double height = std::max(0.1, share());
            const QRectF part(share() * (1 - width), share() * (1 - height), width, height);
            Qt::Edges edges;
            if (*rc::gen::arbitrary<bool>())
                edges |= *rc::gen::arbitrary<bool>() ? Qt::LeftEdge : Qt::RightEdge;
            if (*rc::gen::arbitrary<bool>())
                edges |= *rc::gen::arbitrary<bool>() ? Qt::TopEdge : Qt::BottomEdge;
            const double ratio = *rc::gen::inRange(0, 40) / 10.0;
            const QPointF by(2 * share() - 1, 2 * share() - 1);
            const QRectF dragged = draggedPart(part, edges, by, ratio);
            constexpr double little = 1e-9;
            RC_ASSERT(dragged.width() > 0 && dragged.height() > 0);
            RC_ASSERT(dragged.left() >= -little && dragged.top() >= -little);
            RC_ASSERT(dragged.right() <= 1 + little && dragged.bottom() <= 1 + little);
            if (ratio > 0 && edges)
                RC_ASSERT(std::abs(dragged.width() - dragged.height() * ratio) < 1e-6);
        });
        QVERIFY(holds);
    }
};

QTEST_MAIN(CropTest)
#include "tst_crop.moc"
