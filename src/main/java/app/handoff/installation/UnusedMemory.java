package app.handoff.installation;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption.Origin;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives memory back to the machine: a start needs four times what the work after it does, and Java would keep it all. What
 * somebody set on the command line stays as it is.
 */
@Component
class UnusedMemory {

    /** Percent of the heap that may be free after a collection, and the quiet after which one is due, in milliseconds. */
    private static final List<Map.Entry<String, String>> THRIFTY = List.of(
            // The lower limit first: the upper one may not go below it.
            Map.entry("MinHeapFreeRatio", "10"),
            Map.entry("MaxHeapFreeRatio", "30"),
            Map.entry("G1PeriodicGCInterval", "300000"));

    @EventListener
    void after(ApplicationReadyEvent ready) {
        Thread thread = new Thread(UnusedMemory::giveBack, "memory");
        thread.setDaemon(true);
        thread.start();
    }

    private static void giveBack() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine == null) {
            return;
        }
        for (Map.Entry<String, String> setting : THRIFTY) {
            try {
                if (machine.getVMOption(setting.getKey()).getOrigin() == Origin.DEFAULT) {
                    machine.setVMOption(setting.getKey(), setting.getValue());
                }
            } catch (IllegalArgumentException e) {
                // Another collector, which has no such setting or other limits.
            }
        }
        System.gc();
    }
}
